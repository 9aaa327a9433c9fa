/** Lists within a sentence, and sentences one after the other. */
import { words as numbers } from "./numbers";

export const words = {
  /** "A, B and C"; "" of none. */
  joined,

  /** "A, B and 2 more" of those beyond the ones that are told; "A and B" where there are none. */
  joinedOf: (parts: readonly string[], beyond: number): string =>
    joined(beyond > 0 ? [...parts, more(beyond)] : parts),

  /** As it stands behind a colon: "A, B, C and 2 more"; "A, B, C". */
  enumerated: (parts: readonly string[], beyond: number): string =>
    parts.join(", ") + (beyond > 0 ? ` and ${more(beyond)}` : ""),

  /** Those that are none are left out. */
  sentences: (sentences: readonly string[]): string =>
    sentences.filter((sentence) => sentence !== "").join(" "),
};

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

function more(count: number): string {
  return `${numbers.number(count)} more`;
}

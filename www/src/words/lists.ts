/** Lists within a sentence, and sentences one after the other. */
import { words as numbers } from "./numbers";

export const words = {
  /** "A, B and C"; "" of none. */
  joined,

  /** "A, B and 2 more" of those beyond the ones that are told; "A and B" where there are none. */
  joinedOf: (parts: readonly string[], beyond: number): string =>
    joined(beyond > 0 ? [...parts, more(beyond)] : parts),

  /** "A, B, C and 2 more"; "A, B, C". */
  enumerated,

  /** The same behind what they are parts of: ": A, B, C and 2 more"; nothing where there are none. */
  behindColon: (parts: readonly string[], beyond: number): string =>
    parts.length === 0 ? "" : `: ${enumerated(parts, beyond)}`,

  /** Those that are none are left out. */
  sentences: (sentences: readonly string[]): string =>
    sentences.filter((sentence) => sentence !== "").join(" "),
};

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

function enumerated(parts: readonly string[], beyond: number): string {
  return parts.join(", ") + (beyond > 0 ? ` and ${more(beyond)}` : "");
}

function more(count: number): string {
  return `${numbers.number(count)} more`;
}

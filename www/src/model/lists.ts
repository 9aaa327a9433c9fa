/** Lists within a sentence. Pure. */

/** "A, B and C"; "" of none. */
export function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

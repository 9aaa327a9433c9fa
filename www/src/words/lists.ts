/** Lists within a sentence. */
export const words = {
  /** "A, B and C"; "" of none. */
  joined: (parts: readonly string[]): string =>
    parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`,
};

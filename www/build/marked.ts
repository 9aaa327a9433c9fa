/**
 * Words as a translation to nowhere would have them: each between ⟦ and ⟧. What is seen without these was not taken from
 * src/words, and could not be translated. Pure; runs in the page.
 */

/** Of a text, a sentence in pieces, what a function makes, and all that an object has. */
export function marked<T>(words: T): T {
  return mark(words) as T;
}

function mark(words: unknown): unknown {
  if (typeof words === "string") return words === "" ? "" : `⟦${words}⟧`;
  if (typeof words === "function") return (...given: unknown[]): unknown => mark(words(...given) as unknown);
  if (Array.isArray(words)) return ["⟦", ...(words as unknown[]), "⟧"];
  if (typeof words === "object" && words !== null) {
    return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, mark(value)]));
  }
  return words;
}

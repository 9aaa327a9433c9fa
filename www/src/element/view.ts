/** Which parts of a playground are shown: what its attribute `view` says. Knows words; knows no part's looks. */

export const PARTS = ["code", "output", "timeline", "now"] as const;
export type Part = (typeof PARTS)[number];

/** The parts that are named, in whatever order; all of them where none is, so that a slip of the pen hides nothing. */
export function parseView(view: string | null): ReadonlySet<Part> {
  const words = new Set(view?.trim().toLowerCase().split(/\s+/));
  const named = PARTS.filter((part) => words.has(part));
  return new Set(named.length > 0 ? named : PARTS);
}

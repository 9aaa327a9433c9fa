/** What the standalone page and its service worker say to each other. Knows neither of them. */

/** From the page; the service worker answers each through the port that comes with it. */
export type ToKeeper =
  /** What is there, and what is not? */
  | { readonly kind: "state" }
  /** Keep what is only kept on demand, too. */
  | { readonly kind: "keep" }
  /** Take the place of the version before. Sent to one that waits, and only once a person has asked for it. */
  | { readonly kind: "take-over" };

/** The answer. */
export interface Kept {
  /** How much is not in the browser yet, in bytes: 0 where everything works offline. */
  readonly missing: number;
  /** Why it could not be kept, if it was to be; in the browser's words. */
  readonly failure: string | null;
}

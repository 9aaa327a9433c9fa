/**
 * When a playground has its engine made ready: what its attribute `engine` says. Pure. Whatever it says, an engine is
 * downloaded once a page, and a worker stands by for all playgrounds of a language.
 */

/** What a person does at a playground, from far to near. */
export type Approach = "near" | "over" | "at-controls";

/** What the attribute can be. */
export const WHEN = ["lazy", "hover", "eager"] as const;

const BY: Readonly<Record<(typeof WHEN)[number], readonly Approach[]>> = {
  /** When the pointer comes to the buttons, or the keyboard into the playground: not when it only passes over the page. */
  lazy: ["at-controls"],
  /** When the pointer comes over the playground. */
  hover: ["at-controls", "over"],
  /** When the playground comes near what is seen. */
  eager: ["at-controls", "over", "near"],
};

/** Whatever else stands there is taken as `lazy`. */
export function readies(engine: string | null, approach: Approach): boolean {
  const word = engine?.trim().toLowerCase();
  return BY[WHEN.find((each) => each === word) ?? "lazy"].includes(approach);
}

/**
 * The table of places in a program that the runtime is told of by number: where a function starts a
 * task, where a task can be suspended, and where something is called. Knows how a place is described; not how it is compiled.
 */
import type { Position } from "../../../protocol/messages";

/** A place in the person's own program. */
export interface Site extends Position {
  /** Name of the function it stands in, "top level" outside of any. Anonymous ones get the name JavaScript would infer. */
  readonly function: string;
  /** The text awaited (`fetchData(1)`), in one line of at most 60 characters; for a function its name; of a call nothing. */
  readonly text: string;
  readonly kind: "function" | "await" | "for-await" | "yield" | "call";
  /** The name of the snippet it is in, if it is in one that runs before the program. */
  readonly snippet?: string;
}

const LONGEST_TEXT = 60;

/** Source text in one line, shortened. */
export function excerpt(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  if (line.length <= LONGEST_TEXT) return line;
  // A character outside of the basic plane is two units long and must not be cut in half.
  return `${line.slice(0, LONGEST_TEXT - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

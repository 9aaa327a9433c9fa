/** Where and how a program failed. What it failed with is the program's own. */
import type { Said } from "./said";

export const words = {
  /** The mark on the report that a program ended with. */
  error: "error",
  at: <T>(place: T): Said<T> => ["at ", place],
  atIn: <T>(place: T, called: string): Said<T> => ["at ", place, ` in ${called}`],
  calledAt: <T>(place: T, called: string): Said<T> => ["called at ", place, ` in ${called}`],
  moreCalls: (count: number): string => `and ${count} more calls`,
  place: (line: number, column: number): string => `line ${line}, column ${column}`,
  /** Of an error in a snippet that runs before the program, which `place` leads to. */
  inSnippet: <T>(place: T): Said<T> => ["The error is in ", place, ", which runs before this program."],
  placeInSnippet: (title: string, line: number): string => `${title}, line ${line}`,
};

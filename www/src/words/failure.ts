/** Where and how a program failed. What it failed with is the program's own. */
import type { Said } from "./said";

export const words = {
  at: <T>(place: T): Said<T> => ["at ", place],
  atIn: <T>(place: T, called: string): Said<T> => ["at ", place, ` in ${called}`],
  calledAt: <T>(place: T, called: string): Said<T> => ["called at ", place, ` in ${called}`],
  moreCalls: (count: number): string => `and ${count} more calls`,
  place: (line: number, column: number): string => `line ${line}, column ${column}`,
};

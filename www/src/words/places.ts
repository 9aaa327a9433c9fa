/** Places in the program, each a button with a line, and the calls that lead to one. */
import type { Said } from "./said";

export const words = {
  line: (line: number): string => `line ${line}`,
  /** Behind the name of what stands there. */
  behind: <T>(place: T): Said<T> => [", ", place],
  calls: "Calls",
  /** Before those that are shown: the outermost are left out. */
  moreCalls: (count: number): string => `… ${count} more`,
  call: <T>(called: string, place: T): Said<T> => [`${called} `, place],
};

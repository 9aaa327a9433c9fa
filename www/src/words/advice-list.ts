/** What stands around an advice on a run: the buttons behind it. What it advises has words of its own. */
import { words as numbers } from "./numbers";
import type { Said } from "./said";

export const words = {
  list: "What this run shows",
  more: (count: number): string => `and ${numbers.number(count)} more like these`,
  /** The advice is sentences. */
  with: <T>(advice: T, when: T): Said<T> => [advice, " ", when],
  withPlace: <T>(advice: T, when: T, place: T): Said<T> => [advice, " ", when, ", ", place],
  /** To the moment at which it happened. */
  showWhen: "show when",
  line: (line: number): string => `line ${line}`,
  /** It is about what comes after that line, up to the next await. */
  fromLine: (line: number): string => `from line ${line} on`,
};

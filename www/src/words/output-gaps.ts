/** What an output says in the place of what it does not have. */
import { words as plurals } from "./plurals";

export const words = {
  /** Between two lines. */
  lines: (count: number): string => `… ${plurals.counted(count, "line", "lines")} left out …`,
  /** At the end of a line. */
  characters: (count: number): string => `… ${plurals.counted(count, "more character", "more characters")}`,
};

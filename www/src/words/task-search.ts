/** Looking for tasks by their names, and what was found. */
import { words as numbers } from "./numbers";

export const words = {
  find: "Find a task",
  found: "Tasks found",
  none: (all: number, search: string): string =>
    `None of ${numbers.number(all)} tasks has “${search}” in its name.`,
  some: (found: number, all: number, search: string): string =>
    `${numbers.number(found)} of ${numbers.number(all)} tasks: those with “${search}” in their names.`,
  /** In the run that was kept, and in the one that is shown below it: a sentence each. */
  inBoth: (kept: string, shown: string): string => `Above: ${kept} Below: ${shown}`,
};

/** A run as a whole: the name and the description of a picture of it. */
import { words as numbers } from "./numbers";
import { words as plurals } from "./plurals";

export const words = {
  timeline: (tasks: number, length: number): string =>
    `Timeline of ${plurals.counted(tasks, "task", "tasks")} over ${numbers.time(length)}`,
  more: (count: number): string => `And ${numbers.number(count)} more.`,
};

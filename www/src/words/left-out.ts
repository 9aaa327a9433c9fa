/** What of a run is not in its picture. */
import { words as numbers } from "./numbers";
import { words as plurals } from "./plurals";

export const words = {
  tasks: (count: number): string =>
    `${plurals.counted(count, "more task has", "more tasks have")} no lane in the picture.`,
  futures: (count: number): string =>
    `${plurals.counted(count, "more future has", "more futures have")} no lane in the picture.`,
  events: (count: number): string =>
    `The run went on: ${plurals.counted(count, "more event is", "more events are")} not in the picture.`,
  /** Behind that. */
  lines: (first: number): string =>
    `Of the lines that the program came to, it has the first ${numbers.number(first)}.`,
};

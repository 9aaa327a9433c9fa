/** How much there is of something, where the language has one form for one and another for more. */
import { words as numbers } from "./numbers";

export const words = {
  /** "1 task", "1,200 tasks". */
  counted: (count: number, one: string, more: string): string =>
    `${numbers.number(count)} ${count === 1 ? one : more}`,
};

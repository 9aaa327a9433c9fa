/** The events of a run as a list, by pages. What each event says has words of its own. */
import { words as numbers } from "./numbers";

export const words = {
  title: "Events as a list",
  earlier: "Earlier events",
  later: "Later events",
  range: (from: number, to: number, of: number): string =>
    `Events ${numbers.number(from)} to ${numbers.number(to)} of ${numbers.number(of)}`,
};

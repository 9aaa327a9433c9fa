/** A timeline that is saved as an image. What it shows has words of its own. */
import { words as numbers } from "./numbers";

export const words = {
  /** Only a part of its time is in sight, in milliseconds. */
  part: (title: string, from: number, to: number): string =>
    `${title}, from ${numbers.time(from)} to ${numbers.time(to)}`,
  /** Below the lanes that there is room for. */
  more: (lanes: number): string => `and ${numbers.number(lanes)} more`,
};

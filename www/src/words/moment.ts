/**
 * A moment of a run in words, below the timeline and for those who do not see it: a sentence for each thing that is to be said
 * of it. Lists have some, and `beyond` counts the rest.
 */
import { words as lines } from "./lines";
import { words as lists } from "./lists";
import { words as numbers } from "./numbers";

export const words = {
  label: "Moment in words",
  nothingYet: "Nothing has happened yet.",
  /** What happened last, and what there is now: sentences. */
  told: (happened: string, now: string): string => `${happened} ${now}`,
  /** The same, and what had happened last in the run that was kept. */
  toldOfBoth: (happened: string, now: string, kept: string): string =>
    `${happened} ${now} Of the kept run: ${kept}`,

  nothingRuns: (at: number): string => `At ${numbers.time(at)} nothing runs.`,
  running: (at: number, names: readonly string[]): string =>
    `At ${numbers.time(at)} ${lists.joined(names)} ${names.length === 1 ? "runs" : "run"}.`,

  /** In the order of their turns. */
  ready: (names: readonly string[], beyond: number): string => `Ready: ${lists.joinedOf(names, beyond)}.`,

  /** `wait` is what it waits for. */
  waiting(
    some: readonly { readonly task: string; readonly wait: string; readonly line: number | null }[],
    beyond: number,
  ): string {
    const waits = some.map(({ task, wait, line }) => `${task} waits for ${wait}${lines.at(line)}`);
    if (beyond === 0) return `${lists.joined(waits)}.`;
    return `${waits.join(", ")}, and ${numbers.number(beyond)} more ${beyond === 1 ? "waits" : "wait"}.`;
  },

  allEnded: "All have ended.",
  someEnded: (ended: number, all: number): string =>
    `${numbers.number(ended)} of ${numbers.number(all)} have ended.`,
};

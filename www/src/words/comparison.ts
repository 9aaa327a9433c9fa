/** Two runs beside each other: the one that was kept first, then the one that is shown. Times are in milliseconds. */
import { words as numbers } from "./numbers";

/** What the two are called; null where both are called the same. */
type Names = readonly [kept: string, shown: string] | null;

export const words = {
  python: "Python",
  javascript: "JavaScript",

  /** A program that is called nothing, and one that was edited. */
  program: "program",
  edited: (name: string): string => `${name}, edited`,
  withLanguage: (name: string, language: string): string => `${name} (${language})`,

  /** The language is null if nobody knows. */
  about: (language: string | null, time: number, ended: boolean): string =>
    (language === null ? "" : `${language}, `) +
    numbers.time(time) +
    (ended ? "" : ", not all of it has ended"),

  tookAsLong(names: Names, time: number): string {
    const [kept, shown] = names ?? SAME;
    return `${kept} and ${shown} took as long: ${numbers.time(time)}.`;
  },
  took: (names: Names, kept: number, shown: number): string => `${took(names, kept, shown)}.`,
  /** Where there is no telling how many times as fast one was, as one took no time. */
  differed: (names: Names, kept: number, shown: number): string =>
    `${took(names, kept, shown)}: ${difference(kept, shown)}.`,
  /** `times` is how many times as long the slower one took. */
  differedTimes: (names: Names, kept: number, shown: number, times: number): string =>
    `${took(names, kept, shown)}: ${difference(kept, shown)}, ` +
    `${numbers.number(times)} times as ${shown < kept ? "fast" : "long"}.`,

  keptHadNotEnded: (names: Names): string => `${(names ?? SAME)[0]} had not ended by then.`,
  shownHadNotEnded: (names: Names): string => `${names?.[1] ?? "This one"} had not ended by then.`,

  /** "instant", or how many times as fast as the clock on the wall. */
  clocksDiffer: (kept: string, shown: string): string =>
    `Their clocks differ, ${clock(kept)} and ${clock(shown)}: computing does not count alike on them.`,
};

const SAME = ["The kept run", "this one"] as const;

function took(names: Names, before: number, now: number): string {
  const [kept, shown] = names ?? SAME;
  return `${kept} took ${numbers.time(before)}, ${shown} ${numbers.time(now)}`;
}

function difference(before: number, now: number): string {
  return `${numbers.time(Math.abs(before - now))} ${now < before ? "less" : "more"}`;
}

function clock(speed: string): string {
  return speed === "instant" ? "instant" : `${speed}×`;
}

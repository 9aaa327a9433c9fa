/**
 * Which sentences say of two runs beside each other which took how long. Knows names and times; knows no events, and none of
 * the words (words/comparison.ts).
 */
import { words } from "../words/comparison";
import { words as lists } from "../words/lists";

export interface Compared {
  readonly name: string;
  /** Null where nobody knows, as of a run that comes from a file. */
  readonly language: string | null;
  /** Program time in milliseconds. */
  readonly length: number;
  /** What its time went by: "instant", or how many times as fast as the clock on the wall; null where nobody knows. */
  readonly clock: string | null;
  /** Whether all of its tasks had ended by then. */
  readonly ended: boolean;
}

const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ["python", words.python],
  ["javascript", words.javascript],
]);

function languageName(language: string): string {
  return LANGUAGES.get(language) ?? language;
}

/** "Python, 3 s". */
export function aboutText({ language, length, ended }: Compared): string {
  return words.about(language === null ? null : languageName(language), length, ended);
}

/** "one by one took 3 s, together 1 s: 2 s less, 3 times as fast." */
export function comparisonText(kept: Compared, shown: Compared): string {
  const names = namesOf(kept, shown);
  const clocksDiffer = kept.clock !== null && shown.clock !== null && kept.clock !== shown.clock;
  return lists.sentences([
    timesText(kept, shown, names),
    kept.ended ? "" : words.keptHadNotEnded(names),
    shown.ended ? "" : words.shownHadNotEnded(names),
    clocksDiffer ? words.clocksDiffer(kept.clock, shown.clock) : "",
  ]);
}

type Names = readonly [string, string] | null;

function timesText(
  { length: before, ended: hadEnded }: Compared,
  { length: now, ended }: Compared,
  names: Names,
): string {
  // How long one would have taken nobody knows.
  if (!hadEnded || !ended) return words.took(names, before, now);
  const factor = Math.max(before, now) / Math.min(before, now);
  const times = Number(factor.toPrecision(factor < 1.1 ? 3 : 2));
  if (before === now || times === 1) return words.tookAsLong(names, now);
  // Of no time there is no multiple.
  if (!Number.isFinite(factor)) return words.differed(names, before, now);
  return words.differedTimes(names, before, now, times);
}

/** Null where one is called as the other. */
function namesOf(kept: Compared, shown: Compared): Names {
  if (kept.language === shown.language) {
    return kept.name === shown.name ? null : [kept.name, shown.name];
  }
  return [withLanguage(kept), withLanguage(shown)];
}

function withLanguage({ name, language }: Compared): string {
  return language === null ? name : words.withLanguage(name, languageName(language));
}

/** A program as the page around knows it. */
export interface Program {
  /** What the page calls it; null if it says nothing. */
  readonly label: string | null;
  readonly code: string;
  /** Whether the person has changed it. */
  readonly edited: boolean;
}

const LONGEST = 48;

/** What it is called: by its page, or else after its first comment, or its first line that imports nothing. */
export function programName({ label, code, edited }: Program): string {
  if (label !== null && label.trim() !== "") return edited ? words.edited(label.trim()) : label.trim();
  const lines = code.split("\n").map((line) => line.trim());
  const written = lines.filter((line) => line !== "");
  const comment = /^(?:#+|\/\/+|\/\*+)\s*(\S.*?)(?:\s*\*\/)?$/.exec(written[0] ?? "")?.[1];
  const name = comment ?? written.find((line) => !/^(?:import|from)\b/.test(line)) ?? words.program;
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
}

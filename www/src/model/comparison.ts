/** Two runs beside each other, in words: which took how long. Knows names and times; knows no events. */
import { timeText } from "./times";

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

const LANGUAGES: Readonly<Record<string, string>> = { python: "Python", javascript: "JavaScript" };

/** "Python, 3 s". */
export function aboutText({ language, length, ended }: Compared): string {
  const time = `${timeText(length)}${ended ? "" : ", not all of it has ended"}`;
  return language === null ? time : `${LANGUAGES[language] ?? language}, ${time}`;
}

/** "one by one took 3 s, together 1 s: 2 s less, 3 times as fast." */
export function comparisonText(kept: Compared, shown: Compared): string {
  const names = namesOf(kept, shown);
  const notes = [timesText(kept, shown, names)];
  [kept, shown].forEach(({ ended }, index) => {
    if (!ended) notes.push(`${names[index] === THIS ? "This one" : names[index]} had not ended by then.`);
  });
  if (kept.clock !== null && shown.clock !== null && kept.clock !== shown.clock) {
    const clocks = `${clockText(kept.clock)} and ${clockText(shown.clock)}`;
    notes.push(`Their clocks differ, ${clocks}: computing does not count alike on them.`);
  }
  return notes.join(" ");
}

function timesText(
  { length: before, ended: hadEnded }: Compared,
  { length: now, ended }: Compared,
  [one, other]: readonly [string, string],
): string {
  const factor = Math.max(before, now) / Math.min(before, now);
  const times = Number(factor.toPrecision(factor < 1.1 ? 3 : 2)).toLocaleString("en");
  const both = `${one} took ${timeText(before)}, ${other} ${timeText(now)}`;
  // How long one would have taken nobody knows.
  if (!hadEnded || !ended) return `${both}.`;
  if (before === now || times === "1") return `${one} and ${other} took as long: ${timeText(now)}.`;
  const difference = `${timeText(Math.abs(before - now))} ${now < before ? "less" : "more"}`;
  // Of no time there is no multiple.
  if (!Number.isFinite(factor)) return `${both}: ${difference}.`;
  return `${both}: ${difference}, ${times} times as ${now < before ? "fast" : "long"}.`;
}

function clockText(clock: string): string {
  return clock === "instant" ? clock : `${clock}×`;
}

const KEPT = "The kept run";
const THIS = "this one";

function namesOf(kept: Compared, shown: Compared): readonly [string, string] {
  if (kept.language === shown.language) {
    return kept.name === shown.name ? [KEPT, THIS] : [kept.name, shown.name];
  }
  return [withLanguage(kept), withLanguage(shown)];
}

function withLanguage({ name, language }: Compared): string {
  return language === null ? name : `${name} (${LANGUAGES[language] ?? language})`;
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
  if (label !== null && label.trim() !== "") return edited ? `${label.trim()}, edited` : label.trim();
  const lines = code.split("\n").map((line) => line.trim());
  const written = lines.filter((line) => line !== "");
  const comment = /^(?:#+|\/\/+|\/\*+)\s*(\S.*?)(?:\s*\*\/)?$/.exec(written[0] ?? "")?.[1];
  const name = comment ?? written.find((line) => !/^(?:import|from)\b/.test(line)) ?? "program";
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
}

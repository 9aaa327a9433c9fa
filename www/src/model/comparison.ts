/** Two runs beside each other, in words: which took how long. Knows names and times; knows no events. */
import { timeText } from "./times";

export interface Compared {
  readonly name: string;
  /** Null where nobody knows, as of a run that comes from a file. */
  readonly language: string | null;
  /** Program time in milliseconds. */
  readonly length: number;
}

const LANGUAGES: Readonly<Record<string, string>> = { python: "Python", javascript: "JavaScript" };

/** "Python, 3 s". */
export function aboutText({ language, length }: Compared): string {
  const time = timeText(length);
  return language === null ? time : `${LANGUAGES[language] ?? language}, ${time}`;
}

/** "one by one took 3 s, together 1 s: 3 times as fast." */
export function comparisonText(kept: Compared, shown: Compared): string {
  const [one, other] = namesOf(kept, shown);
  const [before, now] = [kept.length, shown.length];
  const factor = Math.max(before, now) / Math.min(before, now);
  const times = Number(factor.toPrecision(factor < 1.1 ? 3 : 2)).toLocaleString("en");
  if (before === now || times === "1") return `${one} and ${other} took as long: ${timeText(now)}.`;
  const both = `${one} took ${timeText(before)}, ${other} ${timeText(now)}`;
  // Of no time there is no multiple.
  if (!Number.isFinite(factor)) return `${both}.`;
  return `${both}: ${times} times as ${now < before ? "fast" : "long"}.`;
}

function namesOf(kept: Compared, shown: Compared): readonly [string, string] {
  if (kept.language === shown.language) {
    return kept.name === shown.name ? ["The kept run", "this one"] : [kept.name, shown.name];
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

/**
 * What a frame's address asks for, behind the #: a program as shared links have it, or written out (`#code=print(1)`), or
 * where a file with it is (`#src=main.py`), and options beside it. Reads it as the unknown input that it is, and says what is wrong with it. Knows no page.
 */
import { PARTS } from "../element/view";
import { WHEN } from "../element/warming";
import { parseSpeed, SPEEDS, type Speed } from "../protocol/speed";
import { programInFragment } from "../sharing/fragment";
import type { Scheme } from "../theme/scheme-around";
import { words } from "../words/embed";

export interface Asked {
  /** The program; null where a file has it. */
  readonly code: string | null;
  /** Where that file is, from embed.html. */
  readonly src: string | null;
  /** What the program prints, or null. */
  readonly expected: string | null;
  readonly language: string;
  readonly title: string | null;
  readonly speed: Speed | null;
  /** As the attribute `view`, or null for all parts. */
  readonly view: string | null;
  /** Null where it is as the page around. */
  readonly theme: Scheme | null;
  /** As the attribute; null where it is as usual. */
  readonly engine: string | null;
  readonly readonly: boolean;
  readonly lines: boolean;
}

/** Why there is nothing to be shown, in sentences for the person: what, and what to do. */
export class AddressError extends Error {
  override readonly name = "AddressError";
}

/** Throws an `AddressError`, or the `LinkError` of a program that is damaged. `languages` are those that run here. */
export async function askedInFragment(fragment: string, languages: readonly string[]): Promise<Asked> {
  const shared = await programInFragment(fragment);
  const fields = new URLSearchParams(fragment.replace(/^#/, ""));
  const code = shared?.code ?? fields.get("code");
  const src = code === null ? fields.get("src") : null;
  if (code === null && (src ?? "") === "") throw new AddressError(words.noProgram);
  const theme = oneOf(fields, "theme", ["auto", "light", "dark"] as const);
  const view = fields.get("view");
  for (const part of view?.split(/\s+/) ?? []) {
    if (part !== "" && !PARTS.some((each) => each === part)) throw wrong("view", part, PARTS);
  }
  oneOf(fields, "speed", SPEEDS);
  return {
    code,
    src,
    expected: fields.get("expected"),
    language: oneOf(fields, "language", languages) ?? (/\.m?js$/.test(src ?? "") ? "javascript" : "python"),
    title: shared?.title ?? fields.get("title"),
    speed: parseSpeed(fields.get("speed")),
    view,
    engine: oneOf(fields, "engine", WHEN),
    theme: theme === "light" || theme === "dark" ? theme : null,
    readonly: isOn(fields, "readonly"),
    lines: isOn(fields, "lines"),
  };
}

/** The value of a field, null without one. */
function oneOf<T extends string>(fields: URLSearchParams, name: string, values: readonly T[]): T | null {
  const given = fields.get(name);
  if (given === null) return null;
  const value = values.find((each) => each === given);
  if (value === undefined) throw wrong(name, given, values);
  return value;
}

/** As with attributes: it is there, or it is not. */
const isOn = (fields: URLSearchParams, name: string): boolean => fields.has(name);

function wrong(name: string, given: string, values: readonly string[]): AddressError {
  const shown = given.length > 40 ? `${given.slice(0, 40)}…` : given;
  return new AddressError(words.noSuchValue(name, shown, values));
}

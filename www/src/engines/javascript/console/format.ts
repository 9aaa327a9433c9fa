/**
 * Values as text, the way Node's console shows them (`node-inspect-extracted` is Node's own code). Adds what
 * a playground needs: errors with the lines of the person's own program, and a promise that nothing thrown
 * by a value (getters, proxies, `toString`) ever reaches the caller. Knows values; nothing of streams.
 */
import { formatWithOptions, inspect, type InspectOptions } from "node-inspect-extracted";
import type { Frame } from "../../../protocol/messages";
import { words } from "../../../words/javascript";
import { describeThrown, isError, thrownLine } from "../errors/thrown";
import {
  NativeError,
  apply,
  defineProperty,
  getOwnPropertyDescriptor,
  ownKeys,
  read,
  slice,
} from "../../primordials";

/** Nested deeper, objects are shown as `[Object]`. */
const OPTIONS: InspectOptions = { depth: 3, maxArrayLength: 100, maxStringLength: 10_000 };

/** The method by which a value shows itself. Node calls it by this name too. */
export const SHOW = Symbol.for("nodejs.util.inspect.custom");

/** Properties that an error's first line already says. */
const SAID = [
  "name",
  "message",
  "stack",
  "line",
  "column",
  "sourceURL",
  "fileName",
  "lineNumber",
  "columnNumber",
];

/** The arguments of one call of `console.log` as its text, without a newline at the end. */
export function format(args: readonly unknown[]): string {
  if (args.length === 1 && typeof args[0] === "string") return args[0];
  try {
    // Not spread: that asks the array for an iterator, which a program may have overwritten.
    const all: unknown[] = [OPTIONS];
    for (let n = 0; n < args.length; n += 1) all[n + 1] = args[n];
    return apply(formatWithOptions, undefined, all as [InspectOptions]);
  } catch {
    // Some value threw while it was looked at; the others can still be shown.
    let text = "";
    for (let n = 0; n < args.length; n += 1) text += (n === 0 ? "" : " ") + topLevel(args[n]);
    return text;
  }
}

/** One value. */
export function show(value: unknown, options: InspectOptions = OPTIONS): string {
  try {
    return inspect(value, { ...OPTIONS, ...options });
  } catch (error) {
    const kind = typeof value === "function" ? "function" : "object";
    return words.unshowableBecause(kind, oneLine(thrownLine(error)));
  }
}

function topLevel(value: unknown): string {
  return typeof value === "string" ? value : show(value);
}

function oneLine(text: string): string {
  return text.length > 200 ? `${slice(text, 0, 200)}…` : text;
}

type Inspect = (value: unknown, options: InspectOptions) => string;

/** Lets objects that inherit from `prototype` show themselves. */
export function showBy<T>(
  prototype: object,
  text: (value: T, depth: number, options: InspectOptions, inspect: Inspect) => string,
): void {
  defineProperty(prototype, SHOW, {
    value(this: T, depth: number, options: InspectOptions, inspectValue: Inspect) {
      return text(this, depth, options, inspectValue);
    },
    enumerable: false,
    configurable: true,
    writable: true,
  });
}

/**
 * Shows errors by name, message and lines of the program; without this, their stack would be shown, which
 * is full of the engine's own frames.
 */
export function showErrors(frames: (error: unknown) => readonly Frame[]): void {
  showBy<Error>(NativeError.prototype, (error, depth, options, inspectValue) => {
    const header = errorHeader(error);
    if (depth < 0) return `[${header}]`;
    let text = header;
    const stack = frames(error);
    for (let n = 0; n < stack.length; n += 1) {
      const { name, line } = stack[n] as Frame;
      text += `\n    at ${name} (line ${line})`;
    }
    // Alone, an error without a place looks like an ordinary text.
    if (stack.length === 0) text = `[${text}]`;
    return text + properties(error, { ...options, depth: depth - 1 }, inspectValue);
  });
}

function errorHeader(error: unknown): string {
  // What it was caused by is shown below it, in full.
  const { name } = describeThrown(error);
  const message = read(error, "message");
  if (!isError(error) || typeof message !== "string" || message === "") return name;
  return `${name}: ${message.length > 10_000 ? `${slice(message, 0, 10_000)}…` : message}`;
}

/** What else there is to an error: ` { code: 'E1', [cause]: ... }`. */
function properties(error: Error, options: InspectOptions, inspectValue: Inspect): string {
  let text = "";
  const keys = ownKeys(error);
  for (let n = 0; n < keys.length; n += 1) {
    const key = keys[n] as PropertyKey;
    const property = getOwnPropertyDescriptor(error, key);
    if (property === undefined || isSaid(key)) continue;
    if (
      !property.enumerable &&
      key !== "cause" &&
      key !== "errors" &&
      key !== "error" &&
      key !== "suppressed"
    )
      continue;
    const value = "value" in property ? inspectValue(property.value, options) : "[Getter]";
    text += `${text === "" ? "" : ","}\n  ${label(key, property.enumerable === true)}: ${indent(value)}`;
  }
  return text === "" ? "" : ` {${text}\n}`;
}

function isSaid(key: PropertyKey): boolean {
  for (let n = 0; n < SAID.length; n += 1) if (SAID[n] === key) return true;
  return false;
}

function label(key: PropertyKey, isEnumerable: boolean): string {
  return isEnumerable && typeof key !== "symbol" ? String(key) : `[${String(key)}]`;
}

/** Lines after the first stand two deeper. */
export function indent(text: string, by = "  "): string {
  let out = "";
  for (let n = 0; n < text.length; n += 1) {
    const character = text[n] as string;
    out += character === "\n" ? `\n${by}` : character;
  }
  return out;
}

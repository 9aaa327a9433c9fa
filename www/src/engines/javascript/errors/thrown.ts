/**
 * Says what was thrown: a name and a message for any value at all. JavaScript can throw everything, and
 * what it throws can be hostile: every read here is guarded, and every text bounded. Knows values; nothing
 * of stacks or places.
 */
import { inspect } from "node-inspect-extracted";
import { words } from "../../../words/javascript";
import { NativeError, isObject, read, slice } from "../../primordials";

export interface Thrown {
  readonly name: string;
  readonly message: string;
}

const LONGEST_NAME = 200;
const LONGEST_MESSAGE = 10_000;
/** How many of several errors in one are named. */
const MOST_ERRORS = 3;

export function isError(value: unknown): value is Error {
  try {
    return value instanceof NativeError;
  } catch {
    return false; // a proxy that was revoked
  }
}

export function describeThrown(value: unknown): Thrown {
  if (!isObject(value)) return notAnError(value);
  const message = read(value, "message");
  if (!isError(value) && typeof message !== "string") return notAnError(value);
  const text = typeof message === "string" ? message : "";
  return { name: errorName(value), message: withInside(shorten(text, LONGEST_MESSAGE), value) };
}

/** One line for a report: `TypeError: x is not a function`. */
export function thrownLine(value: unknown): string {
  const { name, message } = describeThrown(value);
  return message === "" ? name : `${name}: ${message}`;
}

/** Its `name`, or that of its class where the class did not set one. */
function errorName(error: object): string {
  const name = read(error, "name");
  const ownName = read(read(error, "constructor"), "name");
  if (name === "Error" && isName(ownName)) return ownName;
  if (isName(name)) return name;
  return isName(ownName) ? ownName : "Error";
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= LONGEST_NAME;
}

/** A message, and the errors that its error carries: what it was caused by, or the ones it stands for. */
function withInside(message: string, error: object): string {
  const errors = read(error, "errors");
  const count = read(errors, "length");
  if (isObject(errors) && typeof count === "number" && count > 0) {
    let list = "";
    for (let n = 0; n < count && n < MOST_ERRORS; n += 1) {
      list += `${n === 0 ? "" : "; "}${shallowLine(read(errors, n))}`;
    }
    return `${message} (${list}${count > MOST_ERRORS ? "; …" : ""})`;
  }
  const cause = read(error, "cause");
  return cause === undefined ? message : words.causedBy(message, shallowLine(cause));
}

/** Without what is inside of it: causes can go round in circles. */
function shallowLine(value: unknown): string {
  if (!isObject(value) || !isError(value)) return show(value);
  const message = read(value, "message");
  const name = errorName(value);
  return typeof message === "string" && message !== "" ? `${name}: ${shorten(message, 200)}` : name;
}

function notAnError(value: unknown): Thrown {
  const type = value === null || value === undefined ? null : typeof value;
  return { name: "Uncaught", message: words.notAnError(show(value), type) };
}

function show(value: unknown): string {
  try {
    return shorten(inspect(value, { depth: 0, breakLength: Infinity, maxStringLength: 200 }), 300);
  } catch {
    return words.unshowable(typeof value);
  }
}

function shorten(text: string, longest: number): string {
  return text.length <= longest ? text : `${slice(text, 0, longest)}…`;
}

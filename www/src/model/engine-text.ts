/**
 * What an engine says of a wait, in a text of its own: a call of the program's or of a library, the name of a future, or one of
 * the few things that the JavaScript engine describes (crate/web/js). Only these have words of the page. Knows no futures.
 */
import { words, type WaitText } from "../words/waits";
import { shortName } from "./task-names";

/** What it calls one that is no `Future`. */
export const PROMISE = "a promise";

const DESCRIBED: ReadonlyMap<string, WaitText> = new Map<string, WaitText>([
  [PROMISE, words.promise],
  ["a native promise", words.nativePromise],
  ["its next turn", words.nextTurn],
  ["several things", words.several],
  ["something of its own", words.own],
]);
const NEXT_VALUE = /^the next value of (.*)\(\)$/s;

const TIME_LIMIT = /^timeout\(|ms at most$/;

/** Longer ones do not fit beside each other in a picture: of these the beginning is told. */
const LONG = 30;

/** In the page's words where it has some, else as the engine says it; null is something. */
export function waitOf(said: string | null): WaitText {
  if (said === null) return words.something;
  const described = DESCRIBED.get(said);
  if (described !== undefined) return described;
  const generator = NEXT_VALUE.exec(said)?.[1];
  if (generator !== undefined) return words.nextValue({ full: generator, short: shortName(generator) });
  const called = /^([^\s(]+)\(.+\)$/s.exec(said)?.[1];
  const shorter = called === undefined ? shortName(said) : `${shortName(called)}(…)`;
  return said.length > LONG ? { phrase: said, label: shorter } : { phrase: said, label: said, shorter };
}

/** A call, rather than what is called. */
export function isCall(said: string): boolean {
  return said.endsWith(")");
}

/** JavaScript's `timeout`. */
export function isTimeLimit(said: string | null): boolean {
  return said !== null && TIME_LIMIT.test(said);
}

/**
 * `setTimeout` and its kin on the program's event loop, so that they are traced, follow the speed and wait for
 * nothing on the instant clock. Knows the rules of HTML's timers; a callback's errors are handed on.
 */

import { words } from "../../../words/javascript";
import { NativeNumber, NativeString, mapDelete, mapGet, mapSet, max } from "../../primordials";
import { nameOf } from "../here";
import { ensureStack } from "../stack-guard";

/** As much of the event loop as timers need; milliseconds. */
export interface TimerLoop {
  now(): number;
  called(name: string): void;
  callAt(when: number, callback: () => void): { cancel(): void };
}

export interface TimerHost {
  /** Calls a callback of the program's; what it throws goes no further. */
  run(callback: (...args: unknown[]) => unknown, args: unknown[], what: string): void;
  /** Something that the program probably did not mean. */
  warn(text: string): void;
  /** Where the program is. */
  readonly here: { readonly site: number | null; at(site: number | null): void };
}

type Callback = (...args: unknown[]) => unknown;

export interface Timers {
  setTimeout(callback: unknown, delay?: unknown, ...args: unknown[]): number;
  setInterval(callback: unknown, delay?: unknown, ...args: unknown[]): number;
  clearTimeout(id?: unknown): void;
  clearInterval(id?: unknown): void;
}

interface Timer {
  handle: { cancel(): void };
}

/**
 * Timers set by timers that were set by timers ... wait at least 4 ms from the sixth on (HTML, timer
 * initialization steps). On the instant clock it is also what lets time pass for them.
 */
const NESTED = 5;
const LEAST_NESTED = 4;

export function createTimers(loop: TimerLoop, host: TimerHost): Timers {
  const timers = new Map<number, Timer>();
  const warned = new Map<string, true>();
  let ids = 0;
  let nesting = 0;

  const delayOf = (value: unknown, name: string): number => {
    const delay = NativeNumber(value ?? 0);
    const warning =
      delay < 0 ? words.negativeDelay(name) : delay !== delay ? words.noNumberForDelay(name) : null;
    if (warning !== null && mapGet(warned, warning) === undefined) {
      mapSet(warned, warning, true);
      host.warn(warning);
    }
    return delay > 0 && delay !== Infinity ? delay : 0;
  };

  const add = (
    name: string,
    callback: unknown,
    delay: unknown,
    args: unknown[],
    repeats: boolean,
  ): number => {
    if (typeof callback !== "function") {
      throw new TypeError(
        `${name} needs a function to call, as in ${name}(() => ..., 1000); it was given ${kind(callback)}.`,
      );
    }
    ensureStack();
    const id = ++ids;
    const { here } = host;
    const { site } = here;
    const called = nameOf(callback, name);
    let level = nesting + 1;
    const least = (): number => (level > NESTED ? LEAST_NESTED : 0);
    const wait = delayOf(delay, name);
    let when = loop.now() + max(wait, least());
    const fire = (): void => {
      if (!repeats) mapDelete(timers, id);
      nesting = level;
      try {
        host.run(callback as Callback, args, name);
      } finally {
        nesting = 0;
      }
      const timer = mapGet(timers, id);
      if (timer === undefined) return;
      level += 1;
      // From when it was due, not from when it was done: so it keeps its beat, unless it cannot keep up.
      when = max(when + max(wait, least()), loop.now());
      // It was the program that set it, back then.
      here.at(site);
      loop.called(called);
      timer.handle = loop.callAt(when, fire);
    };
    loop.called(called);
    mapSet(timers, id, { handle: loop.callAt(when, fire) });
    return id;
  };

  const clear = (id?: unknown): void => {
    const key = NativeNumber(id);
    const timer = mapGet(timers, key);
    mapDelete(timers, key);
    timer?.handle.cancel();
  };

  return {
    setTimeout: (callback, delay, ...args) => add("setTimeout", callback, delay, args, false),
    setInterval: (callback, delay, ...args) => add("setInterval", callback, delay, args, true),
    clearTimeout: clear,
    clearInterval: clear,
  };
}

export function kind(value: unknown): string {
  if (value === null || value === undefined) return NativeString(value);
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

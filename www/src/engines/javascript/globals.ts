/**
 * The globals that follow the program rather than the browser: console, timers, the time. Knows their names
 * and puts them into a scope.
 */
import { NativeError, defineProperty, getOwnPropertyDescriptor } from "../primordials";
import { keepName } from "./keep-name";
import { completeCrypto } from "./own-crypto";
import type { ProgramConsole } from "./console/console";
import { programDate, programPerformance } from "./time/date";
import type { ProgramClock } from "./time/program-clock";
import type { Timers } from "./time/timers";

export interface ProgramGlobals {
  readonly clock: ProgramClock;
  readonly timers: Timers;
  readonly console: ProgramConsole;
  readonly promise: typeof Promise;
  readonly queueMicrotask: (callback: unknown) => void;
}

/** Chromium keeps ten frames by default, of which the engine's may take up most. */
const STACK_FRAMES = 50;

export function installGlobals(global: object, globals: ProgramGlobals): void {
  const { clock, console, promise, queueMicrotask, timers } = globals;
  const Date = programDate(clock);
  put(global, { console, Date, Promise: promise, queueMicrotask, ...timers });
  defineProperty(Date.prototype, "constructor", { value: Date, writable: true, configurable: true });
  const { AbortSignal } = global as { AbortSignal?: object };
  if (AbortSignal !== undefined) put(AbortSignal, { timeout: abortTimeout(timers) });
  const { performance } = global as { performance?: object };
  if (performance !== undefined) put(performance, programPerformance(clock));
  const { crypto } = global as { crypto?: Crypto };
  if (crypto !== undefined) completeCrypto(crypto);
  put(NativeError, { stackTraceLimit: STACK_FRAMES });
}

/** `AbortSignal.timeout` on the program's clock. */
function abortTimeout({ setTimeout }: Timers): (milliseconds: number) => AbortSignal {
  return (milliseconds) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new DOMException("signal timed out", "TimeoutError")), milliseconds);
    return controller.signal;
  };
}

function put(object: object, values: object): void {
  for (const [name, value] of Object.entries(values)) {
    keepName(value, name);
    const enumerable = getOwnPropertyDescriptor(object, name)?.enumerable ?? false;
    defineProperty(object, name, { value, enumerable, writable: true, configurable: true });
  }
}

/**
 * `Date` and `performance` on program time. Knows the two interfaces and a clock; not where the time comes
 * from.
 */
import { NativeDate, construct, defineProperty, floor } from "../../primordials";
import type { ProgramClock } from "./program-clock";

/**
 * A `Date` that differs from the native one only in what it says when it is asked for now. Both share a
 * prototype, so dates of either kind are dates of the other.
 */
export function programDate(clock: ProgramClock): DateConstructor {
  // As native dates are, whole milliseconds.
  const now = (): number => floor(clock.epoch + clock.read());

  function Date(...args: unknown[]): unknown {
    if (new.target === undefined) return new NativeDate(now()).toString();
    return construct(NativeDate, args.length === 0 ? [now()] : args, new.target);
  }
  const date = Date as unknown as DateConstructor;
  const statics = { now, parse: NativeDate.parse, UTC: NativeDate.UTC };
  for (const [name, value] of Object.entries(statics)) {
    defineProperty(date, name, { value, writable: true, configurable: true });
  }
  defineProperty(date, "length", { value: NativeDate.length, configurable: true });
  defineProperty(date, "prototype", { value: NativeDate.prototype, writable: false });
  return date;
}

/** The properties of `performance` that tell the time. */
export function programPerformance(clock: ProgramClock): { now: () => number; timeOrigin: number } {
  return { now: () => clock.read(), timeOrigin: clock.epoch };
}

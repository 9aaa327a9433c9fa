/**
 * Promises of the browser's that somebody will ask, but in a job to come. The browser looks for promises that failed
 * and were asked by nobody whenever it gets its turn, and that may be before the job. Knows native promises alone.
 */
import { NativePromise, hasInstance, nativeThen } from "../primordials";

/** What Web IDL calls so: that `value` fails is no longer told as what nobody handled, if it is a promise of the browser's. */
export function markAsHandled(value: object): void {
  try {
    if (hasInstance(NativePromise, value)) nativeThen(value as Promise<unknown>, undefined, () => {});
  } catch {
    // It only looks like a promise, or the program made it throw here. Whoever asks it finds that out, and has the error.
  }
}

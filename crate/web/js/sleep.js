/**
 * `sleep`: a future that is done after a time. Knows timers by number only.
 */
import { weakDelete, weakGet, weakSet } from "./built-in.js";
import { currentLoop } from "./current.js";
import { checkDelay } from "./errors.js";
import { Future, RESULT, beInTurn, obey, setWords, settle, whenSettled } from "./future.js";

/** What a sleep is done with. */
const values = new WeakMap();

export function sleep(delay, value = undefined, options = undefined) {
  return sleepOn(currentLoop(), delay, value, options);
}

export function sleepOn(loop, delay, value, options) {
  checkDelay(delay, "sleep");
  const future = setWords(new Future(undefined, loop), () => `sleep ${delay} ms`);
  obey(future, options?.signal, "sleep");
  if (future.done) return future;
  if (delay === 0) {
    // Awaiting a future that is done lets one turn go by: asyncio.sleep(0).
    settle(future, RESULT, value);
    beInTurn(future);
    return future;
  }
  if (value !== undefined) weakSet(values, future, value);
  const timer = loop.startSleep(delay, future);
  // Cancelled, or given a result by somebody else: the timer goes.
  if (!future.done) whenSettled(future, () => loop.endSleep(timer, future));
  return future;
}

/** The runtime's timer fired, and is gone. */
export function sleepEnds(future) {
  const value = weakGet(values, future);
  weakDelete(values, future);
  settle(future, RESULT, value);
}

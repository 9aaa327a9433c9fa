/**
 * `timeout`: a limit on how long something may take, as CPython's `wait_for` (Lib/asyncio/tasks.py). When the time is
 * up it cancels what it waits for, and is done when that is: what was cancelled may still have cleaning up to do.
 */
import { toChildren } from "./awaitable.js";
import { currentLoop } from "./current.js";
import { TimeoutError, checkDelay } from "./errors.js";
import {
  CANCELLED,
  ERROR,
  Future,
  abandon,
  beRetrieved,
  setAbandon,
  setWords,
  settle,
  stateOf,
  valueOf,
  wordsOf,
  beReported,
} from "./future.js";
import { WAIT } from "./roles.js";

/** Cancelling it is cancelling what it limits. */
class Limited extends Future {
  #inner;

  constructor(inner, loop) {
    super({ name: "timeout" }, loop);
    this.#inner = inner;
  }

  cancel(message) {
    return !this.done && this.#inner.cancel(message);
  }
}

export function timeout(delay, body) {
  checkDelay(delay, "timeout");
  const loop = currentLoop();
  const [inner] = typeof body === "function" ? [loop.spawn(body)] : toChildren([body], loop, "timeout");
  beRetrieved(inner);
  const outer = beReported(new Limited(inner, loop));
  loop.serves(outer, WAIT, null, [inner]);
  setWords(outer, () => `${wordsOf(inner)}, for ${delay} ms at most`);
  setAbandon(outer, () => abandon(inner));

  let expired = false;
  loop.called("timeout");
  const timer = loop.callLater(delay, () => {
    expired = inner.cancel(`the time limit of ${delay} ms was reached`);
  });
  loop.called("timeout");
  inner.addDoneCallback(() => {
    timer.cancel();
    if (expired && stateOf(inner) === CANCELLED) {
      settle(outer, ERROR, new TimeoutError(`not done after ${delay} ms`, { cause: valueOf(inner) }));
    } else {
      settle(outer, stateOf(inner), valueOf(inner));
    }
  });
  return outer;
}

/**
 * The handles of callbacks, as CPython's (Lib/asyncio/events.py). Knows when a callback has run or was taken back; its
 * place in the ready queue is the Rust side's business.
 */
import { apply } from "./built-in.js";
import { SPAWN } from "./task.js";

// What has come of a callback.
const QUEUED = 0;
const RAN = 1;
const TAKEN_BACK = 2;

/** Calls a callback; called by the Rust side. */
export let runCall;

/** A callback that was handed to the loop. */
export class Handle {
  #loop;
  #callback;
  #args;
  #key;
  #state = QUEUED;

  constructor(key, loop, callback, args, queue) {
    if (key !== SPAWN) throw new TypeError("A Handle is what callSoon, callLater and callAt return.");
    this.#loop = loop;
    this.#callback = callback;
    this.#args = args;
    this.#key = queue(this);
  }

  get cancelled() {
    return this.#state === TAKEN_BACK;
  }

  cancel() {
    if (this.#state !== QUEUED) return;
    this.#state = TAKEN_BACK;
    this.#callback = this.#args = null;
    this.#loop.cancelCall(this.#key);
  }

  static {
    runCall = (handle) => {
      const callback = handle.#callback;
      const args = handle.#args;
      handle.#state = RAN;
      handle.#callback = handle.#args = null;
      try {
        apply(callback, undefined, args);
      } catch (error) {
        handle.#loop.report(error, handle);
      }
      handle.#loop.left();
    };
  }
}

/** A callback that waits for its time. */
export class TimerHandle extends Handle {
  #when;

  constructor(key, loop, callback, args, queue, when) {
    super(key, loop, callback, args, queue);
    this.#when = when;
  }

  get when() {
    return this.#when;
  }
}

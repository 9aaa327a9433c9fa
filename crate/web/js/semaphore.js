/**
 * `Semaphore`, as CPython's (Lib/asyncio/locks.py): a number of holders at most, and whoever asked first is next.
 */
import { currentLoop } from "./current.js";
import { checkFunction, spell } from "./errors.js";
import { RESULT, finished, setAbandon, settle } from "./future.js";
import { Line } from "./line.js";
import { runHolding } from "./lock.js";

export class Semaphore {
  #free;
  #line = new Line();

  constructor(permits = 1) {
    if (!Number.isInteger(permits) || permits < 0) {
      throw new RangeError(
        `Semaphore: the number of permits must be a whole number from 0, not ${spell(permits)}.`,
      );
    }
    this.#free = permits;
  }

  get locked() {
    return this.#free === 0;
  }

  acquire() {
    const loop = currentLoop();
    let future;
    if (this.#free === 0) {
      future = this.#line.join(loop, "semaphore.acquire()");
    } else {
      this.#free--;
      future = finished(loop, undefined);
    }
    return setAbandon(future, () => this.release());
  }

  release() {
    const next = this.#line.first;
    if (next === undefined) this.#free++;
    else settle(next.future, RESULT, undefined);
  }

  run(body) {
    checkFunction(body, "Semaphore.run");
    return runHolding(this, body, "semaphore.run");
  }
}

/**
 * `Semaphore`, as CPython's (Lib/asyncio/locks.py): a number of holders at most, and whoever asked first is next.
 */
import { append } from "./built-in.js";
import { currentLoop, currentTask } from "./current.js";
import { checkFunction, spell } from "./errors.js";
import { RESULT, finished, setAbandon, settle } from "./future.js";
import { Line } from "./line.js";
import { runHolding } from "./lock.js";
import { Resource, SEMAPHORE } from "./roles.js";

export class Semaphore {
  #free;
  #resource = new Resource();
  #line = new Line(SEMAPHORE, this.#resource);
  /** The tasks that hold a permit each, as far as that can be known: anybody may release one. */
  #holders = [];

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
      future = this.#line.join(loop, "semaphore.acquire()", currentTask());
    } else {
      this.#free--;
      this.#hold(loop, currentTask());
      future = finished(loop, undefined);
    }
    return setAbandon(future, () => this.release());
  }

  release() {
    const loop = currentLoop();
    this.#giveUp(loop);
    const next = this.#line.first;
    if (next === undefined) {
      this.#free++;
    } else {
      this.#hold(loop, next.about);
      settle(next.future, RESULT, undefined);
    }
  }

  #hold(loop, task) {
    if (!loop.traced) return;
    append(this.#holders, task);
    loop.holds(this.#resource, SEMAPHORE, task, true);
  }

  /** The task that runs gives up its own, or else that of whoever has had one longest. */
  #giveUp(loop) {
    if (!loop.traced || this.#holders.length === 0) return;
    const own = this.#holders.indexOf(currentTask());
    const [task] = this.#holders.splice(own === -1 ? 0 : own, 1);
    loop.holds(this.#resource, SEMAPHORE, task, false);
  }

  run(body) {
    checkFunction(body, "Semaphore.run");
    return runHolding(this, body, "semaphore.run");
  }
}

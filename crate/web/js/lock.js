/**
 * `Lock`, as CPython's (Lib/asyncio/locks.py): whoever asked first gets it first.
 */
import { call } from "./awaitable.js";
import { currentLoop, currentTask } from "./current.js";
import { InvalidStateError, checkFunction } from "./errors.js";
import { RESULT, finished, setAbandon, settle } from "./future.js";
import { Line } from "./line.js";
import { LOCK, Resource } from "./roles.js";

export class Lock {
  #locked = false;
  /** The task that holds it, for who asks what a task waits for. */
  #holder = null;
  #resource = new Resource();
  #line = new Line(LOCK, this.#resource);

  get locked() {
    return this.#locked;
  }

  acquire() {
    const loop = currentLoop();
    const task = currentTask();
    let future;
    if (this.#locked) {
      future = this.#line.join(loop, () => this.#words(), task);
    } else {
      this.#locked = true;
      this.#hold(task);
      future = finished(loop, undefined);
    }
    // Cancelled after it got the lock and before it could know: somebody else's turn.
    return setAbandon(future, () => this.release());
  }

  #hold(task) {
    this.#holder = task;
    currentLoop().holds(this.#resource, LOCK, task, true);
  }

  #words() {
    return this.#holder === null ? "lock.acquire()" : `lock held by ${this.#holder.name}`;
  }

  release() {
    if (!this.#locked) {
      throw new InvalidStateError(
        "Lock.release: the lock is not held. Release it once for each acquire, after it.",
      );
    }
    currentLoop().holds(this.#resource, LOCK, this.#holder, false);
    const next = this.#line.first;
    if (next === undefined) {
      this.#locked = false;
      this.#holder = null;
    } else {
      this.#hold(next.about);
      settle(next.future, RESULT, undefined);
    }
  }

  run(body) {
    checkFunction(body, "Lock.run");
    return runHolding(this, body, "lock.run");
  }
}

/** A task that acquires, runs `body`, and releases whatever comes of it. */
export function runHolding(primitive, body, otherwise) {
  const coroutine = function* () {
    yield primitive.acquire();
    try {
      return yield* call(body);
    } finally {
      primitive.release();
    }
  };
  return currentLoop().spawn(coroutine, { name: body.name === "" ? otherwise : body.name });
}

/**
 * `Task`: a coroutine that the loop runs step by step, as CPython's (Lib/asyncio/tasks.py). A step runs the
 * generator to its next `yield`; what it yields is what the task waits for. Knows steps and cancellation; when a
 * step comes is the Rust side's business.
 */
import { adopt, isFuture, isGenerator, isThenable } from "./awaitable.js";
import { append } from "./built-in.js";
import { setCurrentTask } from "./current.js";
import { InvalidStateError, isCancellation } from "./errors.js";
import {
  CANCELLED,
  ERROR,
  Future,
  PENDING,
  RESULT,
  SILENT,
  abandon,
  awaitNext,
  beRetrieved,
  cancelledError,
  idOf,
  isRetrieved,
  loopOf,
  setId,
  setWords,
  settle,
  stateOf,
  take,
  wordsOf,
} from "./future.js";

// What a step came to; the numbers stand in src/api/task.rs as well.
const FINISHED = 0;
const FAILED = 1;
const WAS_CANCELLED = 2;
const NEXT_TURN = 3;
const WAITS = 4;

// How a task goes on.
const CALL = 0; // it has not begun: call a function
const RUN = 1; // run the generator
const PASS_ON = 2; // there is nothing to run: what it waited for is its result

/** Runs one step of a task, whose number is `id`; called by the Rust side. */
export let advance;

/** What makes a Task or a Handle; programs have none. */
export const SPAWN = Symbol("spawn");

export class Task extends Future {
  #name;
  #stage;
  #body;
  /** The future it waits for. */
  #awaited = null;
  /** What the generator gets if it waits for none. */
  #input = undefined;
  /** An error that the generator gets in the next step. */
  #thrown = null;
  /** The CancelledError that it is due, if it could not be passed on to what it waits for. */
  #due = null;
  #site = null;
  #running = false;
  /** It is being cancelled just now, and what it waits for with it. */
  #cancelling = false;

  constructor(key, loop, body, name, site) {
    if (key !== SPAWN) {
      throw new TypeError(
        "A Task is made by spawn(function), not by `new`; a result to set by hand is a Future.",
      );
    }
    super(SILENT, loop);
    setWords(this, () => `task ${this.name}`);
    this.#name = name;
    this.#site = site;
    if (typeof body === "function" || isGenerator(body)) {
      this.#stage = typeof body === "function" ? CALL : RUN;
      this.#body = body;
    } else {
      this.#stage = PASS_ON;
      this.#input = body;
    }
  }

  get id() {
    return idOf(this);
  }

  get name() {
    return this.#name ?? `task-${idOf(this)}`;
  }

  get site() {
    return this.#site;
  }

  get waitingFor() {
    if (this.done || this.#running) return null;
    const awaited = this.#awaited;
    return awaited === null || stateOf(awaited) !== PENDING ? "its next turn" : wordsOf(awaited);
  }

  get retrieved() {
    return isRetrieved(this);
  }

  get [Symbol.toStringTag]() {
    return "Task";
  }

  setResult() {
    this.#refuse("setResult");
  }

  setException() {
    this.#refuse("setException");
  }

  #refuse(method) {
    throw new InvalidStateError(
      `task ${this.name}: a task gets its result from the function it runs, so \`${method}\` is not for it. ` +
        "Make a Future for a result that is set by hand.",
    );
  }

  cancel(message) {
    if (this.done) return false;
    const error = cancelledError(message, `task ${this.name} was cancelled`);
    // Tasks may wait for one another thousands deep: not by recursion.
    const asked = [];
    let task = this;
    try {
      for (;;) {
        if (task.#cancelling) task.#refuseCircle();
        task.#cancelling = true;
        append(asked, task);
        loopOf(task).cancelRequested(idOf(task));
        const awaited = task.#awaited;
        if (!(awaited instanceof Task) || awaited.done) break;
        task = awaited;
      }
      // It hears of it by way of what it waits for; if that is done already, in its next step.
      if (task.#awaited === null || !task.#awaited.cancel(error)) task.#due = error;
    } finally {
      for (let n = 0; n < asked.length; n++) asked[n].#cancelling = false;
    }
    return true;
  }

  /** As CPython, where the same ends in a RecursionError (Modules/_asynciomodule.c, `_asyncio_Task_cancel_impl`). */
  #refuseCircle() {
    throw new InvalidStateError(
      `task ${this.name}: what it waits for waits for it in turn, so there is nothing that a cancellation could ` +
        "end. Await no task from what it awaits itself.",
    );
  }

  #advance(id) {
    if (idOf(this) === 0) setId(this, id);
    const loop = loopOf(this);
    const outer = setCurrentTask(this);
    this.#running = true;
    let code;
    try {
      code = this.#step(loop);
    } catch (error) {
      code = this.#fail(error);
    }
    this.#running = false;
    setCurrentTask(outer);
    if (code < NEXT_TURN) {
      this.#body = null;
      loop.taskEnded(this, code === FAILED);
      return code;
    }
    this.#site = loop.askSite(this.#site);
    return loop.traced ? code + 8 * loop.note(this.waitingFor, this.#site) : code;
  }

  /** Throws what the coroutine throws. */
  #step(loop) {
    let step;
    try {
      step = this.#resume();
    } finally {
      loop.left();
    }
    const { done, value } = step;
    if (this.#stage === RUN && !done) {
      return this.#waitFor(value, loop);
    }
    // A promise as the result stands for what it comes to, as with async functions.
    if (isThenable(value)) {
      this.#stage = PASS_ON;
      return this.#waitFor(value, loop);
    }
    settle(this, RESULT, value);
    return FINISHED;
  }

  /** Runs the coroutine up to its next `yield`, or its end. */
  #resume() {
    const awaited = this.#awaited;
    const due = this.#due;
    if (due !== null) {
      this.#due = null;
      this.#awaited = this.#thrown = null;
      // What it waited for may have come just before: it goes to whoever is next.
      if (awaited !== null) abandon(awaited);
      return this.#throw(due);
    }
    if (this.#thrown !== null) {
      const { error } = this.#thrown;
      this.#thrown = null;
      return this.#throw(error);
    }
    if (awaited !== null) {
      this.#awaited = null;
      const value = take(awaited);
      return stateOf(awaited) === RESULT ? this.#send(value) : this.#throw(value);
    }
    const input = this.#input;
    this.#input = undefined;
    return this.#send(input);
  }

  #send(value) {
    switch (this.#stage) {
      case RUN:
        return this.#body.next(value);
      case PASS_ON:
        return { done: true, value };
      default: {
        const made = this.#body.call(undefined);
        if (!isGenerator(made)) {
          this.#stage = PASS_ON;
          return { done: true, value: made };
        }
        this.#stage = RUN;
        this.#body = made;
        return made.next();
      }
    }
  }

  #throw(error) {
    if (this.#stage === RUN) return this.#body.throw(error);
    throw error;
  }

  #waitFor(value, loop) {
    let future = null;
    try {
      if (value === this) {
        throw new InvalidStateError(`task ${this.name} waits for itself, which would never end.`);
      }
      if (isFuture(value) && loopOf(value) === loop) future = value;
      else if (isThenable(value)) future = adopt(value, loop);
    } catch (error) {
      this.#thrown = { error };
      return NEXT_TURN;
    }
    if (future === null) {
      this.#input = value;
      return NEXT_TURN;
    }
    this.#awaited = future;
    beRetrieved(future);
    // Cancelled in the midst of the step: by itself, or by what it called.
    if (this.#due !== null && future.cancel(this.#due)) this.#due = null;
    if (stateOf(future) !== PENDING) return NEXT_TURN;
    awaitNext(future);
    return WAITS;
  }

  #fail(error) {
    if (isCancellation(error)) {
      settle(this, CANCELLED, error);
      return WAS_CANCELLED;
    }
    settle(this, ERROR, error);
    return FAILED;
  }

  static {
    advance = (task, id) => task.#advance(id);
  }
}

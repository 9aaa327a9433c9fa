/**
 * `Future`: a result that somebody sets, as CPython's (Lib/asyncio/futures.py). Knows results and callbacks;
 * who goes on when, and in which order, is decided by the Rust side, of which there is one as long as
 * somebody waits.
 */
import { append, mapDelete, mapGet, mapSet, newMap } from "./built-in.js";
import { currentLoop } from "./current.js";
import { CancelledError, InvalidStateError, checkFunction } from "./errors.js";

export const PENDING = 0;
export const RESULT = 1;
export const ERROR = 2;
export const CANCELLED = 3;

const STATES = ["pending", "finished", "failed", "cancelled"];

// What the other files of this folder may do to a future, and nobody else.
export let settle, stateOf, valueOf, take, loopOf, awaitNext, beRetrieved, isRetrieved;
export let beReported,
  whenSettled,
  setWords,
  wordsOf,
  setAbandon,
  abandon,
  beInTurn,
  runDoneCallback,
  hasCallbacks,
  idOf,
  setId;

export class Future {
  #loop;
  /** The Rust side; null before anybody waits, and when it is done. */
  #core = null;
  /** Its number; that of the task whose result it is. 0 is none yet. */
  #id = 0;
  /** The trace does not speak of it, for it is a task's result. */
  #silent = false;
  #name;
  #state = PENDING;
  /** The result or the error. */
  #value = undefined;
  /** Done callbacks by number. */
  #callbacks = null;
  #callbacksMade = 0;
  /** What they are called in the trace, if there is one, by the same numbers. */
  #called = null;
  /** The error reached somebody, or is sure to. */
  #retrieved = false;
  /** A program made it, and is told if it fails and nobody comes for the error. */
  #reported;
  /** To be run at once when it is done: timers to take back, listeners to remove. */
  #cleanups = null;
  /** What it stands for, for who asks what a task waits for. A string, or a function that makes one. */
  #words = null;
  /** What to do if it was done, but the task that waited for it was cancelled before it went on. */
  #abandon = null;

  /** Also a promise's reactions have to wait for a turn of the loop, as a task would. */
  #inTurn = false;

  // `loop` is for this folder.
  constructor(options = undefined, loop = undefined) {
    this.#reported = loop === undefined && new.target === Future;
    this.#loop = loop ?? currentLoop();
    this.#name = options?.name === undefined ? null : `${options.name}`;
    this.#silent = options === SILENT;
    if (this.#loop.traced && !this.#silent) this.#needCore();
  }

  get name() {
    if (this.#name !== null) return this.#name;
    if (this.#id === 0) {
      this.#needCore();
      if (this.#state !== PENDING) this.#dropCore();
    }
    return `future-${this.#id}`;
  }

  get done() {
    return this.#state !== PENDING;
  }

  get cancelled() {
    return this.#state === CANCELLED;
  }

  setResult(value) {
    if (!this.#settle(RESULT, value)) this.#refuse("a result");
  }

  setException(error) {
    if (!this.#settle(ERROR, error)) this.#refuse("an exception");
  }

  #refuse(what) {
    const state = this.#state === CANCELLED ? "was cancelled" : "is done already";
    throw new InvalidStateError(
      `${this.name} ${state}, so it cannot be given ${what}: a future is completed only once. ` +
        "Check `done` before, or make a new Future.",
    );
  }

  cancel(message) {
    if (this.#state !== PENDING) return false;
    return this.#settle(CANCELLED, cancelledError(message, "the future was cancelled"));
  }

  result() {
    if (this.#state === RESULT) return this.#value;
    this.#checkDone("result");
    throw this.#value;
  }

  exception() {
    this.#checkDone("exception");
    if (this.#state === CANCELLED) throw this.#value;
    return this.#state === ERROR ? this.#value : null;
  }

  #checkDone(what) {
    if (this.#state === PENDING) {
      throw new InvalidStateError(
        `${this.name} has no ${what} yet: await it, or look at \`done\` before asking.`,
      );
    }
    this.#retrieved = true;
  }

  addDoneCallback(callback) {
    checkFunction(callback, "addDoneCallback");
    if (this.#state !== PENDING) {
      this.#loop.callSoon(callback, this);
      return;
    }
    const key = this.#callbacksMade++;
    mapSet((this.#callbacks ??= newMap()), key, callback);
    if (this.#loop.traced) (this.#called ??= [])[key] = this.#loop.nameOf(callback);
    this.#needCore().addCallback(key);
  }

  removeDoneCallback(callback) {
    let removed = 0;
    for (const [key, other] of this.#callbacks ?? []) {
      if (other !== callback || this.#state !== PENDING) continue;
      this.#callbacks.delete(key);
      this.#core.removeCallback(key);
      removed++;
    }
    return removed;
  }

  then(onResult, onError) {
    return this.#promise().then(onResult, onError);
  }

  catch(onError) {
    return this.#promise().then(undefined, onError);
  }

  finally(onDone) {
    return this.#promise().finally(onDone);
  }

  get [Symbol.toStringTag]() {
    return "Future";
  }

  toString() {
    return `${this.name} (${STATES[this.#state]})`;
  }

  #promise() {
    return new Promise((resolve, reject) => {
      const pass = () => {
        const value = take(this);
        if (this.#state === RESULT) resolve(value);
        else reject(value);
      };
      if (this.#state !== PENDING && !this.#inTurn) {
        pass();
        this.#loop.promiseResolved();
      } else {
        this.#retrieved = true;
        this.#loop.called("then");
        this.addDoneCallback(pass);
      }
    });
  }

  #needCore() {
    if (this.#core === null) {
      this.#core = this.#loop.createCore(this.#silent ? this.#id : 0);
      if (!this.#silent) this.#id = this.#core.id;
    }
    return this.#core;
  }

  #dropCore() {
    // The Rust side is freed here rather than when the collector comes by.
    this.#core.free();
    this.#core = null;
  }

  /** Keeps for the trace what is called now, and returns the number of the first of that. */
  #noteCalls() {
    const called = [];
    for (let key = 0; key < this.#callbacksMade; key++) {
      if (mapGet(this.#callbacks, key) !== undefined) append(called, this.#called[key]);
    }
    return this.#loop.noteCalls(called);
  }

  #settle(state, value) {
    if (this.#state !== PENDING) return false;
    this.#state = state;
    this.#value = value;
    const cleanups = this.#cleanups;
    this.#cleanups = null;
    for (let n = 0; n < (cleanups?.length ?? 0); n++) (0, cleanups[n])();
    if (this.#core !== null) {
      if (this.#loop.traced) {
        const note = this.#silent ? 0 : this.#loop.noteHere(null);
        this.#core.complete(this, state, note, this.#noteCalls());
      } else {
        this.#core.complete(this, state, 0, 0);
      }
      this.#dropCore();
    }
    if (state === ERROR && this.#reported && !this.#retrieved) this.#loop.failed(this);
    return true;
  }

  static {
    settle = (future, state, value) => future.#settle(state, value);
    stateOf = (future) => future.#state;
    valueOf = (future) => future.#value;
    loopOf = (future) => future.#loop;
    isRetrieved = (future) => future.#retrieved;
    idOf = (future) => future.#id;
    setId = (future, id) => {
      future.#id = id;
    };
    beRetrieved = (future) => {
      future.#retrieved = true;
    };
    beReported = (future) => {
      future.#reported = true;
      return future;
    };
    // The task that runs now waits for this future, which is pending, as soon as its step is over.
    awaitNext = (future) => future.#needCore().awaitNext();
    whenSettled = (future, cleanup) => {
      append((future.#cleanups ??= []), cleanup);
    };
    setWords = (future, words) => {
      future.#words = words;
      return future;
    };
    wordsOf = (future) => {
      const words = future.#words;
      return typeof words === "function" ? words() : (words ?? future.name);
    };
    beInTurn = (future) => {
      future.#inTurn = true;
    };
    setAbandon = (future, abandon) => {
      future.#abandon = abandon;
      return future;
    };
    hasCallbacks = (future) => future.#callbacks !== null && future.#callbacks.size > 0;
    abandon = (future) => {
      const undo = future.#abandon;
      future.#abandon = null;
      if (future.#state === RESULT) undo?.();
    };
    take = (future) => {
      future.#retrieved = true;
      future.#abandon = null;
      return future.#value;
    };
    runDoneCallback = (future, key) => {
      const callback = mapGet(future.#callbacks, key);
      mapDelete(future.#callbacks, key);
      try {
        callback(future);
      } catch (error) {
        future.#loop.report(error, future);
      }
      future.#loop.left();
    };
  }
}

/** What is not done yet of all these, in words. */
export function wordsOfAll(futures) {
  let words = "";
  let pending = 0;
  // By index: the loop asks while a job runs, whatever a program has made of arrays.
  for (let n = 0; n < futures.length; n++) {
    if (futures[n].done) continue;
    pending++;
    if (pending <= 3) words += pending === 1 ? wordsOf(futures[n]) : `, ${wordsOf(futures[n])}`;
  }
  return pending > 3 ? `${words} and ${pending - 3} more` : words;
}

/** Options of a future that the trace does not speak of. */
export const SILENT = Object.freeze({});

export function cancelledError(message, otherwise) {
  if (message instanceof CancelledError) return message;
  return new CancelledError(message === undefined ? otherwise : `${message}`);
}

/** A future that is done. */
export function finished(loop, value) {
  const future = new Future(undefined, loop);
  settle(future, RESULT, value);
  return future;
}

/** Cancels `future` when `signal` is aborted. */
export function obey(future, signal, where) {
  if (signal === undefined || signal === null) return;
  if (typeof signal.addEventListener !== "function" || typeof signal.aborted !== "boolean") {
    throw new TypeError(`${where}: \`signal\` must be an AbortSignal.`);
  }
  const abort = () => {
    future.cancel(new CancelledError("the signal was aborted", { cause: signal.reason }));
  };
  if (signal.aborted) {
    abort();
  } else {
    signal.addEventListener("abort", abort, { once: true });
    whenSettled(future, () => signal.removeEventListener("abort", abort));
  }
}

/**
 * Errors that nobody caught: of callbacks, of native promises, of tasks. Says each on stderr, and keeps the
 * first, for which the run counts as failed. Knows when an error counts as uncaught; not when a run is over.
 */
import type { ProgramError } from "../../protocol/messages";
import { words } from "../../words/javascript";
import type { Api, Future, Task } from "./api";
import { getOwnPropertyDescriptor, isObject, uncurryThis, weakGet, weakSet } from "../primordials";
import type { ErrorReader } from "./errors/program-error";

export interface UncaughtHost {
  readonly errors: ErrorReader;
  /** Writes a line to stderr. */
  report(text: string): void;
  /** Whether somebody has come for what a future failed with. */
  isRetrieved(future: Future): boolean;
  /** The program is over, and nobody has. */
  neverRetrieved(future: Future): void;
}

/** After this many, errors are counted only: a timer may fail a thousand times a second. */
const MOST_REPORTED = 20;

/** A sentence on an error, of which it is given the name and the message. */
type Say = (error: string) => string;

interface Failed {
  /** Null for a promise of the browser's. */
  readonly future: Future | null;
  readonly error: unknown;
  readonly say: Say;
  /** It was there already when somebody looked. */
  seen: boolean;
  /** Of a promise of the browser's: somebody has come for it. */
  handled: boolean;
}

export class UncaughtErrors {
  readonly #host: UncaughtHost;
  #first: ProgramError | null = null;
  #reported = 0;
  #unreported = 0;
  /** What was said to have failed while nobody awaited it; somebody may come yet. */
  #said: Future[] = [];
  /** What failed, and had nobody to come for its error by then. */
  #failed: Failed[] = [];
  readonly #native = new WeakMap<object, Failed>();

  constructor(host: UncaughtHost) {
    this.#host = host;
  }

  get first(): ProgramError | null {
    return this.#first;
  }

  /** Something of the program's that the browser or the loop called threw; `say` says in what. */
  thrown(error: unknown, say: Say): void {
    this.#add(error, say);
  }

  /**
   * A task failed, and nobody has come for its error yet. Somebody still may, as in
   * `const task = load(); await sleep(100); await task`, so it is not said at once.
   */
  taskFailed(task: Task, error: unknown): void {
    const { name } = task;
    this.#fail(task, error, (line) => words.taskFailed(name, line));
  }

  /** A future, a gather or a timeout failed; the same goes for it. */
  futureFailed(future: Future, error: unknown): void {
    const { name } = future;
    this.#fail(future, error, (line) => words.futureFailed(name, line));
  }

  /** A promise of the program's was rejected; the same goes for it. */
  promiseRejected(promise: Future, error: unknown): void {
    this.#fail(promise, error, words.rejected);
  }

  /** One of the browser's was: it looks after every few jobs, and somebody may ask the promise in the next one. */
  nativeRejected(promise: unknown, error: unknown): void {
    const failed = this.#fail(null, error, words.rejected);
    // A program can make such an event itself, of nothing.
    if (isObject(promise)) weakSet(this.#native, promise, failed);
  }

  /** HTML's `rejectionhandled`: somebody did. */
  nativeHandled(promise: unknown): void {
    const failed = isObject(promise) ? weakGet(this.#native, promise) : undefined;
    if (failed !== undefined) failed.handled = true;
  }

  #fail(future: Future | null, error: unknown, say: Say): Failed {
    return (this.#failed[this.#failed.length] = { future, error, say, seen: false, handled: false });
  }

  /** Says what failed while nobody awaited it. To be called when nothing else runs. */
  look(): void {
    this.#look(true);
  }

  /** The same in the midst of a program: of what was there when it was called the last time. */
  lookAgain(): void {
    this.#look(false);
  }

  /** Nothing has run since, so nobody could have come: the next look is as the first. */
  lookLater(): void {
    for (let n = 0; n < this.#failed.length; n += 1) {
      const each = this.#failed[n];
      if (each !== undefined) each.seen = false;
    }
  }

  #look(all: boolean): void {
    const failed = this.#failed;
    this.#failed = [];
    for (let n = 0; n < failed.length; n += 1) {
      const each = failed[n];
      if (each === undefined || this.#isHandled(each)) continue;
      if (all || each.seen) this.#sayOf(each);
      else this.#failed[this.#failed.length] = each;
      each.seen = true;
    }
  }

  #isHandled({ future, handled }: Failed): boolean {
    return future === null ? handled : this.#host.isRetrieved(future);
  }

  #sayOf({ future, error, say }: Failed): void {
    this.#add(error, say);
    if (future !== null && this.#said.length < MOST_REPORTED) this.#said[this.#said.length] = future;
  }

  /** The program is over: says how many were not said, and what nobody came for after all. */
  close(): void {
    const said = this.#said;
    this.#said = [];
    for (let n = 0; n < said.length; n += 1) {
      const future = said[n];
      if (future !== undefined && !this.#host.isRetrieved(future)) this.#host.neverRetrieved(future);
    }
    if (this.#unreported > 0) this.#host.report(words.moreUncaught(this.#unreported));
    this.#unreported = 0;
  }

  #add(error: unknown, say: Say): void {
    this.#first ??= this.#host.errors.read(error);
    if (this.#reported === MOST_REPORTED) {
      this.#unreported += 1;
      return;
    }
    this.#reported += 1;
    this.#host.report(say(this.#host.errors.line(error)));
  }
}

/** How to ask a future whether somebody has come for its result: futures have what tasks show. */
export function retrieval(api: Api): (future: Future) => boolean {
  const getter = getOwnPropertyDescriptor(api.Task.prototype, "retrieved")?.get;
  if (getter === undefined) throw new Error("tasks do not say whether they were retrieved");
  const isRetrieved = uncurryThis(getter as (this: Future) => boolean);
  return (future) => isRetrieved(future);
}

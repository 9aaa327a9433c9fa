/**
 * When a run is over, and how it ended.
 *
 * A program is over when nothing is ready, no timer is set, and some grace has passed: the world outside may
 * still settle a native promise (`crypto.subtle.digest`, a decompression stream), which the event loop cannot
 * see. The grace is given only if tasks are pending; otherwise nobody waits for such a thing, and only what is
 * on its way already is heard (the browser reports native promises that were rejected in a job of its own).
 *
 * - The top level failed: the run has failed, at once and whatever else was going on, as a module that
 *   throws ends `node program.mjs`.
 * - The top level is pending: it can never go on. That is an error, for what stands below it will never run.
 * - Other tasks are pending: the run has finished, and they are listed on stderr. Often that is meant so: a
 *   consumer that waits for the next item when there are no more.
 * - Something was not caught along the way: the run has failed with the first such error.
 *
 * What runs before the program is over in the same way, but that tasks may be pending: they go on beside what comes next,
 * and so does what is always ready again (an interval, a loop of sleeps) after a number of jobs.
 *
 * While somebody holds the program nothing is concluded: what would settle it may not have been let run.
 *
 * Knows tasks and how they ended; time and the way to the page are handed in.
 */
import type { ProgramError } from "../../protocol/messages";
import type { EventLoop, Task } from "./api";
import type { Site } from "./compile";
import type { ErrorReader } from "./errors/program-error";
import { deadlock, neverFinished } from "./pending";
import type { UncaughtErrors } from "./uncaught";

/** Milliseconds of wall time. */
const GRACE = 250;

/** So many jobs may still run after the last line of what runs before the program: callbacks, and steps of tasks. */
const MOST_AFTER = 10_000;

export interface EndingParts {
  readonly loop: EventLoop;
  readonly sites: readonly Site[];
  readonly errors: ErrorReader;
  readonly uncaught: UncaughtErrors;
  /** Whether the program waits for a person. */
  isHeld(): boolean;
  /** Writes a line to stderr. */
  report(text: string): void;
  /** Calls back after so many milliseconds of wall time. */
  later(milliseconds: number, callback: () => void): void;
  /** Whether the program itself runs, or something before it. */
  isLast(): boolean;
  /** Begins what comes after that whose top level has ended, and gives the task of its top level. */
  next(top: Task): Task;
  /** Has no further job run for now. */
  halt(): void;
  /** The run is over; null if it finished. Called once. */
  over(error: ProgramError | null): void;
}

export class Ending {
  readonly #parts: EndingParts;
  #top: Task | null = null;
  #isOver = false;
  /** Counts everything that happens, so that a grace in which something did can be told. */
  #happened = 0;
  /** How many jobs may still run before what comes next begins all the same. */
  #left = MOST_AFTER;
  /** The grace was over while the program was held. */
  #waited = false;

  constructor(parts: EndingParts) {
    this.#parts = parts;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Says which task is the top level of the program. */
  watch(top: Task): void {
    this.#top = top;
  }

  /** Some code of the program runs. */
  happens(): void {
    this.#happened += 1;
    if (this.#top?.done !== true || this.#left === 0 || this.#parts.isLast()) return;
    this.#left -= 1;
    if (this.#left > 0) return;
    this.#parts.halt();
    this.#parts.later(0, () => this.#goOn());
  }

  /** An error that no one was there to catch came out of a task. */
  taskFailed(task: Task, error: unknown): void {
    if (task === this.#top) this.#end(this.#parts.errors.read(error));
    else this.#parts.uncaught.taskFailed(task, error);
  }

  /** Nothing is ready and no timer is set. */
  idle(): void {
    if (this.#isOver || this.#top === null) return;
    const grace = this.#pending().length === 0 ? 0 : GRACE;
    const happened = this.#happened;
    this.#parts.later(grace, () => {
      if (!this.#isOver && this.#happened === happened && !this.#waits()) this.#conclude();
    });
  }

  /** The program goes on after somebody held it. */
  resumed(): void {
    if (!this.#waited) return;
    this.#waited = false;
    this.idle();
  }

  #waits(): boolean {
    return (this.#waited = this.#parts.isHeld());
  }

  /** The program stopped its own event loop. */
  stopped(): void {
    this.#end(null);
  }

  #conclude(): void {
    const { errors, report, sites, uncaught } = this.#parts;
    const top = this.#top as Task;
    uncaught.look();
    const failure = outcomeOf(top);
    if (failure !== null) return this.#end(errors.read(failure.error));
    const others: Task[] = [];
    const pending = this.#pending();
    for (let n = 0; n < pending.length; n += 1) {
      const task = pending[n];
      if (task !== undefined && task !== top) others[others.length] = task;
    }
    if (!top.done) return this.#end(deadlock(top, others, sites));
    if (!this.#parts.isLast()) return this.#goOn();
    if (others.length > 0) report(neverFinished(others, sites));
    this.#end(null);
  }

  #goOn(): void {
    if (this.#isOver) return;
    const { errors, next, uncaught } = this.#parts;
    const top = this.#top as Task;
    const failure = outcomeOf(top);
    if (failure !== null) return this.#end(errors.read(failure.error));
    uncaught.look();
    // Alone it would have failed, too.
    if (uncaught.first !== null) return this.#end(null);
    this.#left = MOST_AFTER;
    this.#top = next(top);
  }

  #pending(): readonly Task[] {
    return this.#parts.loop.tasks();
  }

  #end(error: ProgramError | null): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const { over, uncaught } = this.#parts;
    uncaught.look();
    uncaught.close();
    over(error ?? uncaught.first);
  }
}

/** What a task failed with, if it did; being cancelled counts. */
function outcomeOf(task: Task): { readonly error: unknown } | null {
  if (!task.done) return null;
  try {
    task.result();
    return null;
  } catch (error) {
    return { error };
  }
}

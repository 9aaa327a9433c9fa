/**
 * Errors that nobody caught: of callbacks, of native promises, of tasks. Says each on stderr, and keeps the
 * first, for which the run counts as failed. Knows when an error counts as uncaught; not when a run is over.
 */
import type { ProgramError } from "../../protocol/messages";
import type { Task } from "./api";
import type { ErrorReader } from "./errors/program-error";

export interface UncaughtHost {
  readonly errors: ErrorReader;
  /** Writes a line to stderr. */
  report(text: string): void;
}

/** After this many, errors are counted only: a timer may fail a thousand times a second. */
const MOST_REPORTED = 20;

export class UncaughtErrors {
  readonly #host: UncaughtHost;
  #first: ProgramError | null = null;
  #reported = 0;
  #unreported = 0;
  /** Tasks that failed and whose error nobody had come for by then. */
  #failed: { readonly task: Task; readonly error: unknown }[] = [];

  constructor(host: UncaughtHost) {
    this.#host = host;
  }

  get first(): ProgramError | null {
    return this.#first;
  }

  /** Something of the program's that the browser or the loop called threw; `where` completes "Uncaught in". */
  thrown(error: unknown, where: string): void {
    this.#add(error, `Uncaught in ${where}: ${this.#host.errors.line(error)}`);
  }

  rejected(error: unknown): void {
    this.#add(error, `A promise was rejected and nobody handled it: ${this.#host.errors.line(error)}`);
  }

  /**
   * A task failed, and nobody has come for its error yet. Somebody still may, as in
   * `const task = load(); await sleep(100); await task`, so it is not said at once.
   */
  taskFailed(task: Task, error: unknown): void {
    this.#failed[this.#failed.length] = { task, error };
  }

  /** Says which tasks failed while nobody awaited them. To be called when nothing else runs. */
  lookAtTasks(): void {
    const failed = this.#failed;
    this.#failed = [];
    for (let n = 0; n < failed.length; n += 1) {
      const each = failed[n];
      if (each === undefined || each.task.retrieved) continue;
      const what = this.#host.errors.line(each.error);
      this.#add(each.error, `Task '${each.task.name}' failed and nobody awaited it: ${what}`);
    }
  }

  /** Says how many were not said. */
  close(): void {
    if (this.#unreported > 0) this.#host.report(`${this.#unreported} more uncaught errors.`);
    this.#unreported = 0;
  }

  #add(error: unknown, text: string): void {
    this.#first ??= this.#host.errors.read(error);
    if (this.#reported === MOST_REPORTED) {
      this.#unreported += 1;
      return;
    }
    this.#reported += 1;
    this.#host.report(text);
  }
}

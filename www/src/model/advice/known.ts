/**
 * What the rules ask about the tasks of a run: where each stands, what it waits for, how it ended. Goes along with the
 * events, one step before the rules. Knows tasks; knows no mistakes.
 */
import type { Cause, TraceEvent, Wait } from "../../protocol/trace";
import type { Language } from "./advice";

export interface KnownTask {
  readonly id: number;
  /** The task that made it. */
  readonly parent: number | null;
  /** The function that it runs, if known. */
  readonly coroutine: string | null;
  /** The line where it was made, if known. */
  readonly made: number | null;
  /** The line where it stands, or stood before it ran on: where it waits, or else where it was made. */
  readonly line: number | null;
  /** The line where it stood as its job began. */
  readonly from: number | null;
  /** What it waits for, or waited for before it ran on. */
  readonly on: Wait | null;
  /** Who asked last for it to be cancelled. */
  readonly asked: Cause | null;
  /** How it ended; null as long as it has not. */
  readonly outcome: "finished" | "failed" | "cancelled" | null;
  /** How many events had happened with its end, or none. */
  readonly ended: number;
}

type Changing = { -readonly [K in keyof KnownTask]: KnownTask[K] };

export class Known {
  readonly #tasks = new Map<number, Changing>();
  #language: Language = null;
  #events = 0;

  get tasks(): ReadonlyMap<number, KnownTask> {
    return this.#tasks;
  }

  /** By the files of the calls that are told. */
  get language(): Language {
    return this.#language;
  }

  /** With the event so many have happened. */
  apply(event: TraceEvent, happened: number): void {
    this.#events = happened;
    switch (event.kind) {
      case "task-spawned":
        return this.#spawned(event);
      case "cancel-requested": {
        const task = this.#tasks.get(event.task);
        if (task !== undefined && task.outcome === null) task.asked = event.cause;
        return;
      }
      case "job-started": {
        const task = event.job === "task" ? this.#tasks.get(event.id) : undefined;
        if (task !== undefined) task.from = task.line;
        return;
      }
      case "job-ended":
        if (event.job === "task") this.#ended(event);
        return;
      default:
        return;
    }
  }

  #spawned({ task: id, parent, coroutine, line }: Extract<TraceEvent, { kind: "task-spawned" }>): void {
    if (this.#tasks.has(id)) return;
    const stands = { line, from: line, on: null, asked: null, outcome: null, ended: 0 };
    this.#tasks.set(id, { id, parent, coroutine, made: line, ...stands });
  }

  #ended({ id, outcome, on, line, stack }: Extract<TraceEvent, { kind: "job-ended" }>): void {
    for (const { file } of this.#language === null ? stack : []) this.#language ??= languageOf(file);
    const task = this.#tasks.get(id);
    if (task === undefined) return;
    if (outcome !== "suspended") {
      task.outcome = outcome;
      task.ended = this.#events;
      return;
    }
    task.on = on;
    task.line = line ?? task.line;
  }
}

/** Which language a file of the person's own program is written in; null of any other file. */
export function languageOf(file: string): Language {
  return file === "main.py" ? "python" : file === "main.js" ? "javascript" : null;
}

/** Whether it came to its end by what the program did; else it was ended with the program. */
export function endedByItself({ outcome, asked }: KnownTask): boolean {
  return outcome !== null && (outcome !== "cancelled" || (asked !== null && asked.by !== "outside"));
}

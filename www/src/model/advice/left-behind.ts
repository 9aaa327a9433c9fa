/**
 * A task that was not done when the main one finished, and was cancelled for that: told as soon as it happens. What the
 * program cancels itself has a task or a callback for its cause.
 */
import type { TraceEvent } from "../../protocol/trace";
import { words } from "../../words/advice";
import { taskName } from "../task-names";
import type { Finding, Rule } from "./advice";
import type { History } from "../history";
import type { HalfGathered } from "./half-gathered";
import type { Known } from "./known";

export class LeftBehind implements Rule {
  readonly takes = ["job-ended", "cancel-requested"] as const;
  readonly #known: Known;
  readonly #halfGathered: HalfGathered;
  /** The main task that finished last: one that no other made. */
  #finished: number | null = null;
  readonly #found = new Map<number, Finding>();

  /** What `halfGathered` tells of the same task says why it was left. */
  constructor(known: Known, halfGathered: HalfGathered) {
    this.#known = known;
    this.#halfGathered = halfGathered;
  }

  apply(event: TraceEvent, happened: number): void {
    if (event.kind === "job-ended" && event.job === "task" && event.outcome === "finished") {
      if (this.#known.tasks.get(event.id)?.parent === null) this.#finished = event.id;
    } else if (event.kind === "cancel-requested" && event.cause.by === "outside") {
      this.#left(event.task, this.#finished, happened);
    }
  }

  #left(id: number, by: number | null, happened: number): void {
    const task = this.#known.tasks.get(id);
    if (by === null || task === undefined || task.outcome !== null || this.#found.has(id)) return;
    this.#found.set(id, {
      line: task.line,
      after: false,
      event: happened,
      text: (tasks) => words.leftBehind(taskName(tasks, id), taskName(tasks, by)),
    });
  }

  found(end: History | null): readonly Finding[] {
    const found = [...this.#found];
    const untold = end === null ? found : found.filter(([id]) => !this.#halfGathered.tells(id));
    return untold.map(([, finding]) => finding);
  }
}

/**
 * A task that was thrown away before it was done: a loop keeps no task alive that waits, whoever made it has to. The engine
 * says so, as CPython does ("Task was destroyed but it is pending!"). Once for each line where such tasks waited.
 */
import type { TraceEvent } from "../../protocol/trace";
import { words } from "../../words/advice";
import { taskName } from "../task-names";
import type { Finding, Rule } from "./advice";
import { Alike } from "./alike";
import type { Known } from "./known";

export class DestroyedPending implements Rule {
  readonly takes = ["mistake-found"] as const;
  readonly #known: Known;
  readonly #alike = new Alike();

  constructor(known: Known) {
    this.#known = known;
  }

  apply(event: TraceEvent, happened: number): void {
    if (event.kind !== "mistake-found" || event.mistake !== "destroyed-pending" || event.task === null)
      return;
    const id = event.task;
    const task = this.#known.tasks.get(id);
    const line = event.line ?? task?.line ?? null;
    this.#alike.add(line === null ? `${id}` : `${task?.coroutine} ${line}`, (times) => ({
      line,
      after: false,
      event: happened,
      text: (tasks) => words.destroyedPending(taskName(tasks, id), times(), line),
    }));
  }

  found(): readonly Finding[] {
    return this.#alike.all;
  }
}

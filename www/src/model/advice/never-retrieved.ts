/**
 * An error that nobody came for: of a task or a future that failed, and that nobody awaited as long as it was there. The
 * engine says so, and may know where it failed. Once for each place where such tasks are made, for there is the mend.
 */
import type { TraceEvent } from "../../protocol/trace";
import { words } from "../../words/advice";
import { taskName } from "../task-names";
import type { Finding, Rule } from "./advice";
import { Alike } from "./alike";
import type { Known } from "./known";

type MistakeFound = Extract<TraceEvent, { kind: "mistake-found" }>;

export class NeverRetrieved implements Rule {
  readonly takes = ["mistake-found", "future-resolved"] as const;
  readonly #known: Known;
  readonly #alike = new Alike();
  /** Where futures failed, if known. */
  readonly #lines = new Map<number, number>();

  constructor(known: Known) {
    this.#known = known;
  }

  apply(event: TraceEvent, happened: number): void {
    if (event.kind === "future-resolved" && event.outcome === "error" && event.line !== null) {
      this.#lines.set(event.future, event.line);
    }
    if (event.kind !== "mistake-found" || event.mistake !== "never-retrieved") return;
    if (event.task === null) this.#future(event, happened);
    else this.#task(event, event.task, happened);
  }

  #task(event: MistakeFound, id: number, happened: number): void {
    const task = this.#known.tasks.get(id);
    const line = task?.made ?? event.line;
    const key = `task ${task?.coroutine} ${line}`;
    this.#alike.add(line === null ? `task ${id}` : key, (times) => ({
      line,
      after: false,
      event: happened,
      text: (tasks, language) => words.taskNeverRetrieved(taskName(tasks, id), times(), event.line, language),
    }));
  }

  #future({ future, line: known }: MistakeFound, happened: number): void {
    const line = known ?? (future === null ? null : (this.#lines.get(future) ?? null));
    this.#alike.add(line === null ? `future ${future}` : `future at ${line}`, (times) => ({
      line,
      after: false,
      event: happened,
      text: (_, language) => words.futureNeverRetrieved(future, times(), language),
    }));
  }

  found(): readonly Finding[] {
    return this.#alike.all;
  }
}

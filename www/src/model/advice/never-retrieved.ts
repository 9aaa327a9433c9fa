/**
 * An error that nobody came for: of a task or a future that failed, and that nobody awaited as long as it was there. The
 * engine says so, and may know where it failed. Once for each place where such tasks are made, for there is the mend.
 */
import type { TraceEvent } from "../../protocol/trace";
import { atLine, taskName } from "../words";
import type { Finding, Language, Rule } from "./advice";
import { Alike, withMore } from "./alike";
import type { Known } from "./known";

const MENDS: Readonly<Record<NonNullable<Language>, string>> = {
  python:
    "Keep the task that `asyncio.create_task()` returns and await it, or make it in an `asyncio.TaskGroup`, which raises what " +
    "its tasks raise.",
  javascript: "Await it inside of try, or add `.catch()` to it where it is called.",
};
const MEND = "Await it, and catch its error there.";

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
      text: (tasks, language) => {
        const name = withMore(taskName(tasks, id), times());
        return `${name} failed${atLine(event.line)}, and nobody awaited it, so its error reached nobody. ${mend(language)}`;
      },
    }));
  }

  #future({ future, line: known }: MistakeFound, happened: number): void {
    const line = known ?? (future === null ? null : (this.#lines.get(future) ?? null));
    this.#alike.add(line === null ? `future ${future}` : `future at ${line}`, (times) => ({
      line,
      after: false,
      event: happened,
      text: (_, language) => {
        const one =
          language === "javascript" ? "A promise" : future === null ? "A future" : `Future ${future}`;
        const failed = language === "javascript" ? "was rejected" : "got an exception";
        return `${withMore(one, times())} ${failed}, and nobody awaited it, so the error reached nobody. ${MEND}`;
      },
    }));
  }

  found(): readonly Finding[] {
    return this.#alike.all;
  }
}

function mend(language: Language): string {
  return language === null ? MEND : MENDS[language];
}

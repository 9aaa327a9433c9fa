/**
 * A task that was to be cancelled and finished instead: it caught the CancelledError that it got where it waited.
 *
 * Proven is that error only if the future that the task waited for was cancelled along with it. Whoever asked has to be a
 * line of the program, and another task: asyncio.timeout() and a TaskGroup cancel from a callback of their own what runs
 * inside of them, and catch that error there, as they should.
 */
import type { Cause, TraceEvent } from "../../protocol/trace";
import { words } from "../../words/advice";
import { actorOf } from "../actors";
import { isSameCause } from "../causes";
import { taskName } from "../task-names";
import type { Finding, Rule } from "./advice";
import type { Known } from "./known";

type CancelRequested = Extract<TraceEvent, { kind: "cancel-requested" }>;

interface Asked {
  readonly request: CancelRequested;
  /** Where it waited. */
  readonly line: number | null;
  readonly event: number;
}

export class SwallowedCancel implements Rule {
  readonly takes = ["cancel-requested", "future-resolved", "job-ended"] as const;
  readonly #known: Known;
  /** The request that was last, and the future that its task waited for. */
  #last: (Asked & { readonly future: number }) | null = null;
  /** Those that got the error, and have not ended. */
  readonly #got = new Map<number, Asked>();
  readonly #found: Finding[] = [];

  constructor(known: Known) {
    this.#known = known;
  }

  apply(event: TraceEvent, happened: number): void {
    switch (event.kind) {
      case "cancel-requested":
        this.#last = this.#asked(event, happened);
        return;
      case "future-resolved": {
        const last = this.#last;
        if (last === null || event.outcome !== "cancelled" || event.future !== last.future) return;
        const { task, cause } = last.request;
        if (!isSameCause(event.cause, cause)) return;
        if (!this.#got.has(task)) this.#got.set(task, last);
        return;
      }
      case "job-ended":
        if (event.job === "task" && event.outcome !== "suspended") this.#ended(event.id, event.outcome);
        return;
      default:
        return;
    }
  }

  #asked(request: CancelRequested, event: number): (Asked & { readonly future: number }) | null {
    const { cause, line, task: id } = request;
    const task = this.#known.tasks.get(id);
    const byProgram = line !== null && (cause.by === "callback" || (cause.by === "task" && cause.id !== id));
    if (!byProgram || task?.on?.for !== "future") return null;
    return { request, line: task.line, event, future: task.on.id };
  }

  #ended(id: number, outcome: "finished" | "failed" | "cancelled"): void {
    const asked = this.#got.get(id);
    if (asked === undefined) return;
    this.#got.delete(id);
    if (outcome !== "finished") return;
    const { line, event, request } = asked;
    this.#found.push({
      line,
      after: false,
      event,
      text: (tasks, language) =>
        words.swallowedCancel(taskName(tasks, id), actorOf(tasks, request.cause), request.line, language),
    });
  }

  found(): readonly Finding[] {
    return this.#found;
  }
}

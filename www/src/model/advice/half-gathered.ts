/**
 * A gather that failed with its first error while others of its tasks went on: the one that awaited it knows nothing of these.
 * What the program awaits afterwards, or cancels, it has not forgotten, so that is known at the end only. What was ended with
 * the program before it ran again did not go on.
 */
import type { TraceEvent } from "../../protocol/trace";
import { words } from "../../words/advice";
import type { History } from "../history";
import { taskName, type Tasks } from "../task-names";
import type { Finding, Language, Rule } from "./advice";
import type { Known, KnownTask } from "./known";

/** More tasks than these are counted. */
const MOST_NAMES = 3;

interface Gather {
  readonly parts: readonly number[];
  /** Who awaits it. */
  awaiter: number | null;
}

interface Failed {
  readonly line: number | null;
  readonly event: number;
  /** The one whose error it was. */
  readonly first: KnownTask | null;
  /** Those that ran on afterwards. */
  readonly ran: Set<number>;
}

export class HalfGathered implements Rule {
  readonly takes = [
    "future-serves",
    "job-started",
    "job-ended",
    "cancel-requested",
    "future-resolved",
  ] as const;
  readonly #known: Known;
  /** Those that are pending, and those that failed while tasks of theirs were left. */
  readonly #gathers = new Map<number, Gather>();
  readonly #failed: Failed[] = [];
  /** In which of these a task was left, that nobody cared about since. */
  readonly #left = new Map<number, Failed>();

  constructor(known: Known) {
    this.#known = known;
  }

  apply(event: TraceEvent, happened: number): void {
    switch (event.kind) {
      case "future-serves": {
        const parts = event.parts.filter(({ what }) => what === "task").map(({ id }) => id);
        for (const part of parts) this.#cares(part);
        if (event.role === "gather") this.#gathers.set(event.future, { parts, awaiter: null });
        return;
      }
      case "job-started":
        if (event.job === "task" && this.#known.tasks.get(event.id)?.asked === null) {
          this.#left.get(event.id)?.ran.add(event.id);
        }
        return;
      case "job-ended": {
        if (event.job !== "task" || event.on === null) return;
        if (event.on.for === "task") this.#cares(event.on.id);
        const gather = event.on.for === "future" ? this.#gathers.get(event.on.id) : undefined;
        if (gather !== undefined) gather.awaiter = event.id;
        return;
      }
      case "cancel-requested":
        if (event.cause.by !== "outside") this.#cares(event.task);
        return;
      case "future-resolved":
        return this.#resolved(event, happened);
      default:
        return;
    }
  }

  #resolved(event: Extract<TraceEvent, { kind: "future-resolved" }>, happened: number): void {
    const gather = this.#gathers.get(event.future);
    if (gather === undefined) return;
    this.#gathers.delete(event.future);
    if (event.outcome === "result" || gather.awaiter === null) return;
    const left: number[] = [];
    let first: KnownTask | null = null;
    for (const id of gather.parts) {
      const part = this.#known.tasks.get(id);
      if (part === undefined) continue;
      // One that is to be cancelled is on its way to its end.
      if (part.outcome === null && part.asked === null) left.push(id);
      else if (part.outcome !== "finished" && part.ended > (first?.ended ?? 0)) first = part;
    }
    if (left.length === 0) return;
    const line = this.#known.tasks.get(gather.awaiter)?.line ?? null;
    const failed = { line, event: happened, first, ran: new Set<number>() };
    this.#failed.push(failed);
    for (const id of left) this.#left.set(id, failed);
  }

  /** Somebody awaits it, or cancels it. */
  #cares(task: number): void {
    this.#left.get(task)?.ran.delete(task);
    this.#left.delete(task);
  }

  /** Whether it is told of a task that it went on. */
  tells(task: number): boolean {
    return this.#left.get(task)?.ran.has(task) === true;
  }

  found(end: History | null): readonly Finding[] {
    if (end === null) return [];
    return this.#failed
      .filter(({ ran }) => ran.size > 0)
      .map(({ line, event, first, ran }) => ({
        line,
        after: false,
        event,
        text: (tasks, language) => text(tasks, language, line, first, [...ran]),
      }));
  }
}

function text(
  tasks: Tasks,
  language: Language,
  line: number | null,
  first: KnownTask | null,
  ran: readonly number[],
): string {
  const failed =
    first === null ? null : { task: taskName(tasks, first.id), cancelled: first.outcome === "cancelled" };
  const went = counted(tasks, ran);
  const beyond = went.slice(MOST_NAMES).reduce((sum, { count }) => sum + count, 0);
  return words.halfGathered(line, failed, went.slice(0, MOST_NAMES), beyond, language);
}

/** How many tasks have each name. */
function counted(tasks: Tasks, ids: readonly number[]): { readonly name: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const id of ids) {
    const name = taskName(tasks, id);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ name, count }));
}

/** A task that kept the loop to itself: said once of each, with the longest time. */
import type { TraceEvent } from "../../protocol/trace";
import { words } from "../../words/advice";
import { taskName } from "../task-names";
import type { Finding, Rule } from "./advice";
import type { Known } from "./known";

export class BlockedLoop implements Rule {
  readonly takes = ["loop-blocked"] as const;
  readonly #known: Known;
  readonly #longest = new Map<number, number>();
  readonly #found = new Map<number, Finding>();

  constructor(known: Known) {
    this.#known = known;
  }

  apply(event: TraceEvent, happened: number): void {
    if (event.kind !== "loop-blocked" || event.job !== "task") return;
    const { id, duration } = event;
    if (duration <= (this.#longest.get(id) ?? 0)) return;
    this.#longest.set(id, duration);
    this.#found.set(id, {
      line: this.#known.tasks.get(id)?.from ?? null,
      after: true,
      event: happened,
      text: (tasks, language) => words.blockedLoop(taskName(tasks, id), duration, language),
    });
  }

  found(): readonly Finding[] {
    return [...this.#found.values()];
  }
}

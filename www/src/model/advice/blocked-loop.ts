/** A task that kept the loop to itself: said once of each, with the longest time. */
import type { TraceEvent } from "../../protocol/trace";
import { timeText } from "../times";
import { taskName } from "../words";
import type { Finding, Language, Rule } from "./advice";
import type { Known } from "./known";

const MENDS: Readonly<Record<NonNullable<Language>, string>> = {
  python:
    "Write `await asyncio.sleep()` in place of `time.sleep()`, and do long computation in a thread (`asyncio.to_thread`) " +
    "or in pieces, with `await asyncio.sleep(0)` in between.",
  javascript: "Do long computation in a worker, or in pieces with `await sleep(0)` in between.",
};
const MEND = "Let it await while it waits, and do long computation in a thread or in pieces.";

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
      text: (tasks, language) =>
        `${taskName(tasks, id)} kept the loop to itself for ${timeText(duration)}: no other task could run. ` +
        (language === null ? MEND : MENDS[language]),
    });
  }

  found(): readonly Finding[] {
    return [...this.#found.values()];
  }
}

/**
 * Known mistakes that a trace proves, each said once: what happened, at which line, and the mend. Lists the rules, and
 * goes along with a run as its events come in. Knows no page.
 */
import type { TraceEvent } from "../../protocol/trace";
import type { Tasks } from "../words";
import type { Advice, Finding, Rule } from "./advice";
import { BlockedLoop } from "./blocked-loop";
import { DestroyedPending } from "./destroyed-pending";
import { Known } from "./known";
import { LeftBehind } from "./left-behind";
import { NeverAwaited } from "./never-awaited";
import { NeverRetrieved } from "./never-retrieved";

export type { Advice } from "./advice";

/** Of one mistake nobody reads more than these; the others are counted. */
const MOST_ALIKE = 3;

export interface AllAdvice {
  /** In the order in which it happened. */
  readonly first: readonly Advice[];
  /** How much more there is of the same. */
  readonly more: number;
}

export class Advisor {
  readonly #known = new Known();
  readonly #rules: readonly Rule[] = [
    new BlockedLoop(this.#known),
    new NeverAwaited(),
    new NeverRetrieved(this.#known),
    new DestroyedPending(this.#known),
    new LeftBehind(this.#known),
  ];
  #events = 0;

  append(events: readonly TraceEvent[]): void {
    for (const event of events) {
      this.#events += 1;
      this.#known.apply(event);
      for (const rule of this.#rules) rule.apply(event, this.#events);
    }
  }

  /** What there is to say by now; of a run that is over and has all its events, what its end proves too. */
  advice(tasks: Tasks, over: boolean): AllAdvice {
    const first: Finding[] = [];
    let more = 0;
    for (const rule of this.#rules) {
      const found = rule.found(over);
      first.push(...found.slice(0, MOST_ALIKE));
      more += Math.max(0, found.length - MOST_ALIKE);
    }
    first.sort((one, other) => one.event - other.event);
    const { language } = this.#known;
    return { first: first.map((finding) => ({ ...finding, text: finding.text(tasks, language) })), more };
  }
}

/**
 * Known mistakes that a trace proves, each said once: what happened, at which line, and the mend. Lists the rules, and
 * goes along with a run as its events come in. Knows no page.
 */
import type { TraceEvent } from "../../protocol/trace";
import type { History } from "../history";
import type { State } from "../state";
import type { Advice, Finding, Kind, Rule } from "./advice";
import { BlockedLoop } from "./blocked-loop";
import { DestroyedPending } from "./destroyed-pending";
import { HalfGathered } from "./half-gathered";
import { HopelessWait } from "./hopeless-wait";
import { Known } from "./known";
import { LeftBehind } from "./left-behind";
import { NeverAwaited } from "./never-awaited";
import { NeverRetrieved } from "./never-retrieved";
import { OneByOne } from "./one-by-one";
import { SwallowedCancel } from "./swallowed-cancel";
import { UnreleasedLock } from "./unreleased-lock";

export type { Advice } from "./advice";

const NONE: readonly Rule[] = [];

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
  readonly #halfGathered = new HalfGathered(this.#known);
  readonly #rules: readonly Rule[] = [
    new BlockedLoop(this.#known),
    new OneByOne(this.#known),
    new NeverAwaited(),
    new NeverRetrieved(this.#known),
    new DestroyedPending(this.#known),
    this.#halfGathered,
    new LeftBehind(this.#known, this.#halfGathered),
    new SwallowedCancel(this.#known),
    new UnreleasedLock(this.#known),
    new HopelessWait(this.#known),
  ];
  readonly #takers = new Map<Kind, Rule[]>();
  #events = 0;

  constructor() {
    for (const rule of this.#rules) {
      for (const kind of rule.takes) {
        const takers = this.#takers.get(kind);
        if (takers === undefined) this.#takers.set(kind, [rule]);
        else takers.push(rule);
      }
    }
  }

  append(events: readonly TraceEvent[]): void {
    for (const event of events) {
      this.#events += 1;
      this.#known.apply(event, this.#events);
      for (const rule of this.#takers.get(event.kind) ?? NONE) rule.apply(event, this.#events);
    }
  }

  /** What there is to say by now. Of a run that is `over`, and has all its events, its end may prove something too. */
  advice(run: History, over: boolean): AllAdvice {
    const end = over && isAtRest(run.newest) ? run : null;
    const first: Finding[] = [];
    let more = 0;
    for (const rule of this.#rules) {
      const found = rule.found(end);
      first.push(...found.slice(0, MOST_ALIKE));
      more += Math.max(0, found.length - MOST_ALIKE);
    }
    first.sort((one, other) => one.event - other.event);
    const { language } = this.#known;
    return {
      first: first.map((finding) => ({ ...finding, text: finding.text(run.newest.tasks, language) })),
      more,
    };
  }
}

/** Whether nothing can happen any more, which is not so where a program was stopped. */
function isAtRest({ running, ready, timers, live }: State): boolean {
  return running.length === 0 && (live.size === 0 || (ready.length === 0 && timers.size === 0));
}

/**
 * The events of a run, as they come in, and what there was at any of them: from the nearest checkpoint before it, a
 * fold goes the rest of the way. Knows the fold; knows no views.
 */
import type { TraceEvent } from "../protocol/trace";
import { Fold } from "./fold";
import { Recording } from "./recording";
import type { State } from "./state";

/** Between two checkpoints lie so many events at least: going through them takes a few milliseconds. */
const APART = 2_000;

export class History {
  readonly #events: Recording;
  readonly #newest = new Fold();
  readonly #first = this.#newest.state();
  readonly #checkpoints: State[] = [this.#first];
  #newestState: State | null = null;
  /** The state that was asked for last: the next question is mostly for one close to it. */
  #asked: { readonly fold: Fold; state: State } | null = null;

  /** `recorded` may hold events already, to be gone through. */
  constructor(recorded = new Recording()) {
    this.#events = recorded;
  }

  /** How many events it has gone through; what is only recorded is still to come. */
  get length(): number {
    return this.#newest.events;
  }

  /** All that was recorded. */
  get events(): Recording {
    return this.#events;
  }

  /** Program time of the last event that it has gone through, in milliseconds. */
  get end(): number {
    return this.timeAfter(this.length);
  }

  /** Program time once so many events have happened. */
  timeAfter(events: number): number {
    return events > 0 ? this.#events.timeOf(events - 1) : 0;
  }

  append(events: readonly TraceEvent[]): void {
    this.#events.append(events);
    this.goOn(events);
  }

  /** Goes through the next events that were recorded, which whoever calls has at hand. */
  goOn(events: readonly TraceEvent[]): void {
    for (const event of events) {
      this.#newest.apply(event);
      this.#keep();
    }
    if (events.length > 0) this.#newestState = null;
  }

  /** What there is once all that it has gone through has happened. */
  get newest(): State {
    return (this.#newestState ??= this.#newest.state());
  }

  /** What is copied costs as much as there is of it, so that copies lie further apart then. */
  #keep(): void {
    const last = this.#checkpoints.at(-1)?.events ?? 0;
    if (this.#newest.events - last >= Math.max(APART, this.#newest.copied)) {
      this.#checkpoints.push(this.#newest.state());
    }
  }

  /** What there is once so many events have happened. */
  at(events: number): State {
    const wanted = Math.max(0, Math.min(Math.trunc(events), this.length));
    if (wanted === this.length) return this.newest;
    if (this.#asked?.state.events === wanted) return this.#asked.state;
    const checkpoint = this.#checkpointBefore(wanted);
    const asked = this.#asked;
    const near = asked !== null && asked.fold.events <= wanted && asked.fold.events >= checkpoint.events;
    const fold = near ? asked.fold : new Fold(checkpoint);
    while (fold.events < wanted) {
      const event = this.#events.at(fold.events);
      if (event === undefined) break;
      fold.apply(event);
    }
    const state = fold.state();
    this.#asked = { fold, state };
    return state;
  }

  #checkpointBefore(events: number): State {
    const after = firstIndex(
      this.#checkpoints.length,
      (index) => (this.#checkpoints[index]?.events ?? 0) > events,
    );
    return this.#checkpoints[after - 1] ?? this.#first;
  }

  /** How many events have happened at this program time, all that fall on it among them. */
  eventsUntil(at: number): number {
    return firstIndex(this.length, (index) => this.#events.timeOf(index) > at);
  }
}

/** The first of `length` indices for which this holds, where it holds for all that come after, too; or `length`. */
export function firstIndex(length: number, holds: (index: number) => boolean): number {
  let from = 0;
  let to = length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/**
 * What was done at one line of the program: the stretches of all lanes in which a task waited there, was made there, or
 * did something else there that the trace tells. Goes along with a run as its events come in. Knows events and lanes.
 */
import type { TraceEvent } from "../protocol/trace";
import { words } from "../words/line-marks";
import type { Lanes } from "./lanes";
import { ownCalls } from "./own-calls";
import type { TraceEvents } from "./recording";

/** So many events are looked at in one go, which is a few milliseconds. */
const PIECE = 20_000;

export class LineMarks {
  readonly line: number;
  readonly #stretches = new Map<number, number[]>();
  #waits = 0;
  #made = 0;
  #done = 0;
  #events = 0;

  constructor(line: number) {
    this.line = line;
  }

  /** By task: which stretches of its lane, in their order. */
  get stretches(): ReadonlyMap<number, readonly number[]> {
    return this.#stretches;
  }

  get isEmpty(): boolean {
    return this.#stretches.size === 0;
  }

  /** Looks at events up to this one that it has not seen, at a piece of them; the lanes know them already. Whether that was all. */
  goOn(events: TraceEvents, until: number, lanes: Lanes): boolean {
    const end = Math.min(until, this.#events + PIECE);
    for (; this.#events < end; this.#events += 1) {
      const event = events.at(this.#events);
      if (event !== undefined) this.#look(event, this.#events, lanes);
    }
    return end === until;
  }

  /** How many there are: a sentence. */
  get text(): string {
    return words.marked(this.line, this.#waits, this.#made, this.#done, this.#stretches.size);
  }

  #look(event: TraceEvent, number: number, lanes: Lanes): void {
    switch (event.kind) {
      case "job-ended":
        if (event.job !== "task" || event.outcome !== "suspended" || !standsAt(event, this.line)) return;
        if (this.#mark(event.id, number, lanes)) this.#waits += 1;
        return;
      case "task-spawned":
        if (event.line === this.line && this.#mark(event.task, number, lanes)) this.#made += 1;
        return;
      case "future-resolved":
      case "cancel-requested":
        if (event.line !== this.line || event.cause.by !== "task") return;
        if (this.#mark(event.cause.id, number, lanes)) this.#done += 1;
        return;
      default:
        return;
    }
  }

  /** The stretch of a task that holds an event; whether there is one. */
  #mark(task: number, number: number, lanes: Lanes): boolean {
    const lane = lanes.all.get(task);
    const index = lane?.indexAt(number, lane.events) ?? -1;
    if (index < 0) return false;
    const marked = this.#stretches.get(task);
    if (marked === undefined) this.#stretches.set(task, [index]);
    else if (marked.at(-1) !== index) marked.push(index);
    return true;
  }
}

/** Whether a task waits at a line, or in a call that was made there. */
function standsAt(event: Extract<TraceEvent, { kind: "job-ended" }>, wanted: number): boolean {
  return event.line === wanted || ownCalls(event).some(({ line }) => line === wanted);
}

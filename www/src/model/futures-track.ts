/**
 * Each future's life as a lane: pending from when it is made, until it is done; who did that, and what came right after
 * it. Tells those that the program made itself from those of a library, which come by the thousand: an engine says what
 * a future stands for, or the words of whoever waits for it name the call. Knows events; knows no pixels.
 */
import type { Cause, Role, TraceEvent } from "../protocol/trace";
import { isSameCause } from "./causes";
import { Lane, NOBODY } from "./lanes";

/** Futures that are kept of those that the program made, or may have made; the rest is counted. */
export const MOST_OWN = 2_000;
/** Of a library's, the first. */
export const MOST_OF_LIBRARY = 300;

/** "sleep()", "Queue.put()", "sleep 20 ms": a call of a library, not the name of a future. */
const CALL = /\(\)$|^sleep /;

/** How it ends, as tasks do. */
const ENDS = { result: "finished", error: "failed", cancelled: "cancelled" } as const;

export interface Followed {
  readonly callback: number;
  /** When it ran, and at which event; null as long as it has not. */
  ran: { readonly at: number; readonly event: number } | null;
}

export class FutureLane extends Lane {
  readonly future: number;
  readonly by: Cause;
  /** What it stands for, or the call that waits for it; null for one that the program made itself. */
  serves: Role | string | null = null;
  outcome: {
    readonly is: "result" | "error" | "cancelled";
    readonly by: Cause;
    readonly line: number | null;
  } | null = null;
  /** The tasks that became ready, and the callbacks that were scheduled, right after it was done. */
  readonly woken: number[] = [];
  readonly callbacks: Followed[] = [];

  constructor(future: number, by: Cause, at: number, event: number) {
    // No task is meant, and no number is the same as this.
    super(NaN, null, 0);
    this.future = future;
    this.by = by;
    this.enter("pending", at, event, by.by === "task" ? by.id : NOBODY);
  }
}

interface Arranged {
  readonly own: readonly FutureLane[];
  readonly all: readonly FutureLane[];
}

export class FuturesTrack {
  readonly #lanes = new Map<number, FutureLane>();
  readonly #called = new Map<number, Followed>();
  /** The one that was done with the event before, and by whom. */
  #done: FutureLane | null = null;
  #events = 0;
  #ofLibrary = 0;
  #without = 0;
  #arranged: Arranged | null = null;

  /** How many futures have no lane, for there are too many. */
  get without(): number {
    return this.#without;
  }

  /** Those that the program made itself, in the order in which it did. */
  get own(): readonly FutureLane[] {
    return this.#arrange().own;
  }

  get all(): readonly FutureLane[] {
    return this.#arrange().all;
  }

  append(events: readonly TraceEvent[]): void {
    this.#arranged = null;
    for (const event of events) {
      this.#apply(event, this.#events);
      this.#events += 1;
    }
  }

  #arrange(): Arranged {
    if (this.#arranged === null) {
      const all = [...this.#lanes.values()];
      this.#arranged = { own: all.filter(({ serves }) => serves === null), all };
    }
    return this.#arranged;
  }

  #apply(event: TraceEvent, number: number): void {
    switch (event.kind) {
      case "future-created":
        return this.#created(event, number);
      case "future-serves":
        return this.#serves(event.future, event.role);
      case "future-resolved":
        return this.#resolved(event, number);
      case "task-woken":
        if (this.#isByWhoDidIt(event.cause)) this.#done?.woken.push(event.task);
        return;
      case "callback-scheduled": {
        if (this.#done === null || !this.#isByWhoDidIt(event.cause)) return;
        const followed: Followed = { callback: event.callback, ran: null };
        this.#done.callbacks.push(followed);
        this.#called.set(event.callback, followed);
        return;
      }
      case "job-started": {
        this.#done = null;
        const followed = event.job === "callback" ? this.#called.get(event.id) : undefined;
        if (followed === undefined) return;
        followed.ran = { at: event.at, event: number };
        this.#called.delete(event.id);
        return;
      }
      case "job-ended":
        this.#done = null;
        if (event.on?.for === "future" && CALL.test(event.waiting ?? "")) {
          this.#serves(event.on.id, event.waiting ?? "");
        }
        return;
      default:
        this.#done = null;
        return;
    }
  }

  #created({ future, cause, at }: Extract<TraceEvent, { kind: "future-created" }>, number: number): void {
    this.#done = null;
    // A file may say it twice.
    if (this.#lanes.has(future)) return;
    if (this.#lanes.size - this.#ofLibrary >= MOST_OWN) this.#without += 1;
    else this.#lanes.set(future, new FutureLane(future, cause, at, number));
  }

  #serves(future: number, what: Role | string): void {
    const lane = this.#lanes.get(future);
    if (lane === undefined || lane.serves !== null) return;
    lane.serves = what;
    if (this.#ofLibrary < MOST_OF_LIBRARY) this.#ofLibrary += 1;
    else if (this.#lanes.delete(future)) this.#without += 1;
  }

  #resolved(event: Extract<TraceEvent, { kind: "future-resolved" }>, number: number): void {
    const { future, outcome, cause, line, at } = event;
    this.#done = null;
    const lane = this.#lanes.get(future);
    if (lane === undefined || lane.outcome !== null) return;
    lane.outcome = { is: outcome, by: cause, line };
    lane.enter(ENDS[outcome], at, number, cause.by === "task" ? cause.id : NOBODY);
    this.#done = lane;
  }

  #isByWhoDidIt(cause: Cause): boolean {
    const by = this.#done?.outcome?.by;
    return by !== undefined && isSameCause(by, cause);
  }
}

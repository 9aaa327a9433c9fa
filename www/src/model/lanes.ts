/**
 * Every task's life as a row of stretches, for a picture: from when on it did what, and at which event that began. Goes
 * along with a run as its events come in. Knows what begins a stretch; knows no pixels.
 *
 * A lane keeps numbers in rows rather than objects, for a run has more stretches than anything else.
 */
import type { Cause, TraceEvent } from "../protocol/trace";
import { firstIndex } from "./history";

/** What a task does in a stretch, in the order of `STRETCHES`; a future is pending until it ends. */
export const STRETCHES = [
  "new",
  "ready",
  "running",
  "suspended",
  "finished",
  "failed",
  "cancelled",
  "destroyed",
  "pending",
] as const;
export type Stretch = (typeof STRETCHES)[number];

/** Of tasks beyond these nothing is drawn: nobody looks at so many, and to order them would keep the page busy. */
export const MOST_LANES = 20_000;

const CODES = new Map(STRETCHES.map((stretch, code) => [stretch, code]));

/** Where no task is meant. */
export const NOBODY = -1;

export class Lane {
  readonly task: number;
  readonly parent: number | null;
  /** How many tasks made one another before this. */
  readonly depth: number;
  readonly starts: number[] = [];
  readonly codes: number[] = [];
  /** The number of the event that each began with. */
  readonly events: number[] = [];
  /** The task that made it ready, by itself or by callbacks that it had called; or NOBODY. */
  readonly wakers: number[] = [];
  /** Where the loop stood still because of it: when that ended, and for how long, in milliseconds. */
  readonly blocked: { readonly end: number; readonly duration: number }[] = [];

  /** When it wrote something, and at which event. */
  readonly written: { readonly at: number; readonly event: number }[] = [];

  constructor(task: number, parent: number | null, depth: number) {
    this.task = task;
    this.parent = parent;
    this.depth = depth;
  }

  get length(): number {
    return this.starts.length;
  }

  stretch(index: number): Stretch {
    return STRETCHES[this.codes[index] ?? 0] ?? "new";
  }

  /**
   * The stretch that has begun at this time, or along `events` with this event; -1 before the first. Of those that begin
   * together it is the last.
   */
  indexAt(at: number, along: readonly number[] = this.starts): number {
    return firstIndex(this.length, (index) => (along[index] ?? 0) > at) - 1;
  }

  /** `waker` is the task that made it ready, if it was one. */
  enter(stretch: Stretch, at: number, event: number, waker: number = NOBODY): void {
    this.starts.push(at);
    this.codes.push(CODES.get(stretch) ?? 0);
    this.events.push(event);
    this.wakers.push(waker);
  }
}

/** Whether its task was forgotten while it waited. */
export function isDestroyed(lane: Lane): boolean {
  return lane.length > 0 && lane.stretch(lane.length - 1) === "destroyed";
}

export class Lanes {
  readonly #lanes = new Map<number, Lane>();
  /** Woken while they ran: at the end of the job they stand in the queue. */
  readonly #wokenRunning = new Set<number>();
  /** The tasks that callbacks go back to: each had it called, or one that had it called. */
  readonly #origins = new Map<number, number>();
  /** When each turn began, and at which event. */
  readonly turnStarts: number[] = [];
  readonly turnEvents: number[] = [];
  #events = 0;
  #without = 0;

  /** How many tasks have no lane, for there are too many. */
  get without(): number {
    return this.#without;
  }

  /** By task, in the order in which they were made. */
  get all(): ReadonlyMap<number, Lane> {
    return this.#lanes;
  }

  append(events: readonly TraceEvent[]): void {
    for (const event of events) {
      this.#apply(event, this.#events);
      this.#events += 1;
    }
  }

  #apply(event: TraceEvent, number: number): void {
    switch (event.kind) {
      case "turn-started":
        this.turnStarts.push(event.at);
        this.turnEvents.push(number);
        return;
      case "task-spawned":
        return this.#spawned(event, number);
      case "task-woken": {
        const lane = this.#lanes.get(event.task);
        if (lane === undefined) return;
        if (lane.stretch(lane.length - 1) === "running") this.#wokenRunning.add(event.task);
        else lane.enter("ready", event.at, number, this.#behind(event.cause));
        return;
      }
      case "callback-scheduled": {
        const task = this.#behind(event.cause);
        if (task !== NOBODY) this.#origins.set(event.callback, task);
        return;
      }
      case "callback-cancelled":
        this.#origins.delete(event.callback);
        return;
      case "job-started":
        if (event.job === "task") this.#lanes.get(event.id)?.enter("running", event.at, number);
        return;
      case "job-ended": {
        if (event.job === "callback") return void this.#origins.delete(event.id);
        const woken = this.#wokenRunning.delete(event.id);
        const stretch = event.outcome === "suspended" && woken ? "ready" : event.outcome;
        return this.#lanes.get(event.id)?.enter(stretch, event.at, number);
      }
      case "loop-blocked":
        if (event.job === "task") {
          this.#lanes.get(event.id)?.blocked.push({ end: event.at, duration: event.duration });
        }
        return;
      case "mistake-found":
        if (event.mistake === "destroyed-pending" && event.task !== null)
          this.#lanes.get(event.task)?.enter("destroyed", event.at, number);
        return;
      case "text-written":
        if (event.cause.by === "task") {
          this.#lanes.get(event.cause.id)?.written.push({ at: event.at, event: number });
        }
        return;
      default:
        return;
    }
  }

  /** Who waits for several is woken by a callback of the last of them; that is the task to be pointed from. */
  #behind(cause: Cause): number {
    if (cause.by === "task") return cause.id;
    return (cause.by === "callback" ? this.#origins.get(cause.id) : undefined) ?? NOBODY;
  }

  #spawned({ task, parent, at }: Extract<TraceEvent, { kind: "task-spawned" }>, number: number): void {
    // A file may say it of one task twice, and that it was made by one which came later: then nobody made it.
    if (this.#lanes.has(task)) return;
    if (this.#lanes.size >= MOST_LANES) {
      this.#without += 1;
      return;
    }
    const maker = parent === null ? undefined : this.#lanes.get(parent);
    const lane = new Lane(task, maker?.task ?? null, (maker?.depth ?? -1) + 1);
    this.#lanes.set(task, lane);
    lane.enter("new", at, number);
  }

  /**
   * Nested: each lane behind the one of the task that made it, in the order in which they were made. Without those that
   * `hidden` names; what they made counts as made by nobody.
   */
  inOrder(hidden: (task: number) => boolean = () => false): Lane[] {
    const children = new Map<number | null, Lane[]>();
    for (const lane of this.#lanes.values()) {
      if (hidden(lane.task)) continue;
      const known = lane.parent !== null && this.#lanes.has(lane.parent) && !hidden(lane.parent);
      const parent = known ? lane.parent : null;
      const siblings = children.get(parent);
      if (siblings === undefined) children.set(parent, [lane]);
      else siblings.push(lane);
    }
    const ordered: Lane[] = [];
    // Not by recursion: tasks may make one another thousands deep.
    const waiting = [...(children.get(null) ?? [])].reverse();
    for (let lane = waiting.pop(); lane !== undefined; lane = waiting.pop()) {
      ordered.push(lane);
      for (const child of [...(children.get(lane.task) ?? [])].reverse()) waiting.push(child);
    }
    return ordered;
  }
}

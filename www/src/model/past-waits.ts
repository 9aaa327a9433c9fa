/**
 * What tasks waited for in any stretch of a run, from the event on with which they came to rest. Goes along with a run as
 * its events come in, for who held a lock then is not known later; all else is looked up in the events and in the newest
 * state when it is asked for. Knows events; knows no pixels.
 */
import type { TraceEvent } from "../protocol/trace";
import { MOST_HOLDERS, releasedIndex } from "./holding";
import type { TraceEvents } from "./recording";
import type { State } from "./state";
import {
  bareSurroundings,
  NAMED_HOLDERS,
  WAKES_SLEEPER,
  waitWords,
  type SleepTime,
  type Surroundings,
  type Waits,
  type WaitWords,
} from "./waits";
import { setterOf } from "./waits-now";

type Holders = ReturnType<Surroundings["holders"]>;

/** A timer that a task sleeps by is set no earlier than so many events before it rests. */
const LOOKED_BACK = 12;

/** Words that are kept: more than stand in a picture at once. */
const KEPT = 5_000;

const NOBODY: Holders = { some: [], count: 0 };

export class PastWaits implements Waits {
  readonly #events: TraceEvents;
  readonly #newest: () => State;
  /** By lock or semaphore. */
  readonly #holding = new Map<number, { readonly task: number | null }[]>();
  /** The same, as it was told last and still is. */
  readonly #told = new Map<number, Holders>();
  /** By future: the lock or semaphore at which a task waits. */
  readonly #waitedAt = new Map<number, number>();
  /** By the event with which a task came to rest at one of these. */
  readonly #held = new Map<number, Holders>();
  /**
   * By lock or semaphore that nobody holds: who came to rest at it, with which event. It was promised to the next in line,
   * who holds it only when its turn comes (CPython: Lib/asyncio/locks.py, `Lock.release`).
   */
  readonly #promised = new Map<number, { readonly task: number; readonly event: number }[]>();
  readonly #words = new Map<number, WaitWords>();
  #length = 0;

  /** `newest` is the state that these events have led to. */
  constructor(events: TraceEvents, newest: () => State) {
    this.#events = events;
    this.#newest = newest;
  }

  append(events: readonly TraceEvent[]): void {
    for (const event of events) {
      this.#apply(event, this.#length);
      this.#length += 1;
    }
    this.#words.clear();
  }

  #apply(event: TraceEvent, number: number): void {
    switch (event.kind) {
      case "resource-acquired": {
        const holders = this.#holding.get(event.resource) ?? [];
        if (holders.length < MOST_HOLDERS) holders.push({ task: event.holder });
        this.#holding.set(event.resource, holders);
        this.#told.delete(event.resource);
        return this.#keptPromise(event.resource, event.holder);
      }
      case "resource-released": {
        const holders = this.#holding.get(event.resource) ?? [];
        const index = releasedIndex(holders, event.holder);
        if (index >= 0) holders.splice(index, 1);
        this.#told.delete(event.resource);
        return;
      }
      case "future-serves":
        if ((event.role === "lock" || event.role === "semaphore") && event.resource !== null) {
          this.#waitedAt.set(event.future, event.resource);
        }
        return;
      case "future-resolved":
        this.#waitedAt.delete(event.future);
        return;
      case "job-ended": {
        const resource = event.on?.for === "future" ? this.#waitedAt.get(event.on.id) : undefined;
        if (resource !== undefined) this.#restsAt(resource, event.id, number);
        return;
      }
      default:
        return;
    }
  }

  #restsAt(resource: number, task: number, event: number): void {
    const holders = this.#holders(resource);
    this.#held.set(event, holders);
    if (holders.count > 0) return;
    const waiting = this.#promised.get(resource) ?? [];
    waiting.push({ task, event });
    this.#promised.set(resource, waiting);
  }

  /** The others have waited for it to let go. */
  #keptPromise(resource: number, holder: number | null): void {
    for (const { task, event } of this.#promised.get(resource) ?? []) {
      if (task !== holder) this.#held.set(event, { some: [holder], count: 1 });
    }
    this.#promised.delete(resource);
  }

  #holders(resource: number): Holders {
    const told = this.#told.get(resource);
    if (told !== undefined) return told;
    const holders = this.#holding.get(resource) ?? [];
    const some = holders.slice(0, NAMED_HOLDERS).map(({ task }) => task);
    const now = { some, count: holders.length };
    this.#told.set(resource, now);
    return now;
  }

  /** What a task waited for that came to rest with this event; null if none did. */
  at(number: number): WaitWords | null {
    const known = this.#words.get(number);
    if (known !== undefined) return known;
    const event = this.#events.at(number);
    if (event?.kind !== "job-ended" || event.job !== "task" || event.outcome !== "suspended") return null;
    const newest = this.#newest();
    const around: Surroundings = {
      ...bareSurroundings(newest.tasks),
      serves: (future) => newest.futures.get(future)?.serves ?? null,
      holders: () => this.#held.get(number) ?? NOBODY,
      sleep: (task, timer) => this.#sleep(number, task, timer),
      setter: (future) => setterOf(newest, future),
    };
    const words = waitWords(around, event.id, event);
    if (this.#words.size >= KEPT) this.#words.clear();
    this.#words.set(number, words);
    return words;
  }

  /** By the timer that the task set right before it came to rest. */
  #sleep(number: number, task: number, timer: number | null): SleepTime | null {
    for (let index = number - 1; index >= Math.max(0, number - LOOKED_BACK); index -= 1) {
      const event = this.#events.at(index);
      if (event === undefined || event.kind === "job-started") return null;
      if (event.kind !== "timer-armed") continue;
      const isMeant =
        timer === null
          ? event.what === WAKES_SLEEPER && event.cause.by === "task" && event.cause.id === task
          : event.timer === timer;
      if (isMeant) return { length: event.deadline - event.at, until: event.deadline };
    }
    return null;
  }
}

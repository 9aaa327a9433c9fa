/**
 * Sends the trace to the page: sites become lines of the person's, and what is more than a page keeps is
 * counted instead. Knows the shape of events; not what they mean.
 */
import type { FromWorker } from "../../protocol/messages";
import type { TraceEvent } from "../../protocol/trace";
import type { SitedEvent } from "./api";
import type { Site } from "./compile";

/** In one run; a picture of more could not be read. */
const MOST_EVENTS = 200_000;

/** A program that never ends produces events without end: what is only counted is said this often. */
const DROPPED_BETWEEN = 50_000;

export class TraceSender {
  readonly #sites: readonly Site[];
  readonly #post: (message: FromWorker) => void;
  readonly #limit: number;
  #sent = 0;
  #dropped = 0;

  constructor(sites: readonly Site[], post: (message: FromWorker) => void, limit = MOST_EVENTS) {
    this.#sites = sites;
    this.#post = post;
    this.#limit = limit;
  }

  send(events: readonly SitedEvent[], dropped: number): void {
    const room = this.#limit - this.#sent;
    const kept: TraceEvent[] = [];
    for (let n = 0; n < events.length && n < room; n += 1) kept[n] = this.#located(events[n] as SitedEvent);
    this.#sent += kept.length;
    this.#dropped += dropped + events.length - kept.length;
    if (kept.length > 0 || this.#dropped >= DROPPED_BETWEEN) this.#flush(kept);
  }

  /** Says what has been counted and not been said. */
  close(): void {
    if (this.#dropped > 0) this.#flush([]);
  }

  #flush(events: readonly TraceEvent[]): void {
    const dropped = this.#dropped;
    this.#dropped = 0;
    this.#post({ kind: "trace", events, dropped });
  }

  #located(event: SitedEvent): TraceEvent {
    if (event.site === undefined) return event;
    const { site, ...rest } = event;
    return { ...rest, line: (site === null ? undefined : this.#sites[site]?.line) ?? null } as TraceEvent;
  }
}

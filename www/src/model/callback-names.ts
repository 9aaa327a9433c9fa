/** What each callback of a run is called, as its events say it. Knows events; knows no words. */
import type { TraceEvent } from "../protocol/trace";

export class CallbackNames {
  readonly #names = new Map<number, string>();
  /** What is called when a timer fires. */
  readonly #ofTimers = new Map<number, string>();

  get all(): ReadonlyMap<number, string> {
    return this.#names;
  }

  append(events: readonly TraceEvent[]): void {
    for (const event of events) {
      if (event.kind === "timer-armed" && event.what !== null) this.#ofTimers.set(event.timer, event.what);
      if (event.kind !== "callback-scheduled") continue;
      const ofTimer = event.cause.by === "timer" ? this.#ofTimers.get(event.cause.id) : undefined;
      const what = event.what ?? ofTimer;
      if (what !== undefined) this.#names.set(event.callback, what);
    }
  }
}

/**
 * Which line runs at a moment, where lines are told, and how one gets from line to line. Knows states and events; no
 * editor and no player.
 */
import type { Cause, TraceEvent } from "../protocol/trace";
import { isSameCause } from "./causes";
import type { TraceEvents } from "./recording";
import type { Reached, State } from "./state";

/** The line at which the program is; null where nothing of it runs, or nobody said. */
export function standingAt({ running, tasks, reached }: State): Reached | null {
  const job = running.at(-1);
  if (job === undefined) return reached?.by.by === "outside" ? reached : null;
  const by: Cause = { by: job.job, id: job.id };
  if (job.job === "task") {
    const line = tasks.get(job.id)?.reached ?? null;
    return line === null ? null : { line, by };
  }
  return reached !== null && isSameCause(reached.by, by) ? reached : null;
}

/** Who is stepped through at the moment after so many events: who came to a line last. */
export function stepped(events: TraceEvents, happened: number): Cause | null {
  for (let at = happened - 1; at >= 0; at -= 1) {
    const event = events.at(at);
    if (event?.kind === "line-reached") return event.cause;
  }
  return null;
}

/** Whether it is a line of the same task or callback; of anybody, if nobody is given. */
export function isLineOf(event: TraceEvent | undefined, who: Cause | null): boolean {
  return event?.kind === "line-reached" && (who === null || isSameCause(event.cause, who));
}

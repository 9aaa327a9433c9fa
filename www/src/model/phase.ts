/** What a task did in one stretch of its lane, said in full: from the event that the stretch began with. */
import type { Lane } from "./lanes";
import type { TraceEvents } from "./recording";
import type { Phase } from "./state";

export function phaseOf(lane: Lane, index: number, events: TraceEvents): Phase {
  const since = lane.starts[index] ?? 0;
  const event = events.at(lane.events[index] ?? NaN);
  const stretch = lane.stretch(index);
  switch (stretch) {
    case "ready":
      // One that woke itself, which says nothing else, is ready when its job ends.
      return {
        is: stretch,
        since,
        by: event?.kind === "task-woken" ? event.cause : { by: "task", id: lane.task },
      };
    case "suspended": {
      if (event?.kind !== "job-ended")
        return { is: stretch, since, waiting: null, on: null, line: null, stack: [] };
      const { waiting, on, line, stack } = event;
      return { is: stretch, since, waiting, on, line, stack };
    }
    // Of a future, which is no task.
    case "pending":
      return { is: "new", since };
    default:
      return { is: stretch, since };
  }
}

/** The line of the program at which a stretch begins, if that is known: where its task waits, or was made, or went on. */
export function lineOf(lane: Lane, index: number, events: TraceEvents): number | null {
  for (let at = index; at >= 0; at -= 1) {
    const event = events.at(lane.events[at] ?? NaN);
    if (event?.kind === "job-ended" && event.line !== null) return event.line;
    if (event?.kind === "task-spawned" || event?.kind === "future-resolved") return event.line;
  }
  return null;
}

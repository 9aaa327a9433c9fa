/**
 * Known mistakes that a trace proves, each once for a task: what happened, at which line, and the mend. Goes along with
 * a run as its events come in. Says nothing that other events could explain as well. Knows lanes and words; no page.
 */
import type { TraceEvent } from "../protocol/trace";
import type { Lanes } from "./lanes";
import { lineOf } from "./phase";
import type { TraceEvents } from "./recording";
import { timeText } from "./times";
import { taskName, type Tasks } from "./words";

export interface Advice {
  /** Sentences. */
  readonly text: string;
  /** The line of the program that it is about, if known. */
  readonly line: number | null;
  /** Whether it is about what comes after that line, up to the next await. */
  readonly after: boolean;
  /** How many events had happened then. */
  readonly event: number;
}

/** A task that was left behind: by which, and at which event it was to be cancelled. */
interface Left {
  readonly by: number;
  readonly event: number;
}

export class Advisor {
  readonly #lanes: Lanes;
  #events = 0;
  /** The longest time that each task kept the loop to itself, and at which event that was told. */
  readonly #blocked = new Map<number, { readonly duration: number; readonly event: number }>();
  /** Tasks that nobody made within the loop (what `asyncio.run` runs), and which of them finished last. */
  readonly #roots = new Set<number>();
  #finished: number | null = null;
  readonly #ended = new Set<number>();
  readonly #left = new Map<number, Left>();

  /** `lanes` goes along with the same events. */
  constructor(lanes: Lanes) {
    this.#lanes = lanes;
  }

  append(events: readonly TraceEvent[]): void {
    for (const event of events) {
      this.#events += 1;
      this.#apply(event);
    }
  }

  #apply(event: TraceEvent): void {
    switch (event.kind) {
      case "task-spawned":
        if (event.parent === null) this.#roots.add(event.task);
        return;
      case "loop-blocked": {
        if (event.job !== "task") return;
        const before = this.#blocked.get(event.id)?.duration ?? 0;
        if (event.duration > before) {
          this.#blocked.set(event.id, { duration: event.duration, event: this.#events });
        }
        return;
      }
      case "job-ended":
        if (event.job !== "task" || event.outcome === "suspended") return;
        this.#ended.add(event.id);
        if (event.outcome === "finished" && this.#roots.has(event.id)) this.#finished = event.id;
        return;
      case "cancel-requested":
        // What a program cancels has a task or a callback for its cause.
        if (this.#finished === null || event.cause.by !== "outside" || this.#ended.has(event.task)) return;
        if (!this.#left.has(event.task)) {
          this.#left.set(event.task, { by: this.#finished, event: this.#events });
        }
        return;
      default:
        return;
    }
  }

  /** What there is to say by now. */
  advice(tasks: Tasks, events: TraceEvents): Advice[] {
    const all: Advice[] = [];
    for (const [task, { duration, event }] of this.#blocked) {
      const name = taskName(tasks, task);
      const text =
        `${name} kept the loop to itself for ${timeText(duration)}: no other task could run. ` +
        "Let it await while it waits, and do long computation in a thread or in pieces.";
      all.push({ text, line: this.#line(task, event, events), after: true, event });
    }
    for (const [task, { by, event }] of this.#left) {
      const name = taskName(tasks, task);
      const text =
        `${name} was not done when ${taskName(tasks, by)} finished, so it was cancelled. ` +
        `Await it before the end, or make it in a task group.`;
      all.push({ text, line: this.#line(task, event, events), after: false, event });
    }
    return all.sort((one, other) => one.event - other.event);
  }

  /** Where the task stood once so many events had happened. */
  #line(task: number, happened: number, events: TraceEvents): number | null {
    const lane = this.#lanes.all.get(task);
    if (lane === undefined) return null;
    let index = lane.indexAt(happened - 1, lane.events);
    // What ended with the event that told of it began before.
    while (index > 0 && lane.stretch(index) !== "running" && lane.stretch(index) !== "suspended") index -= 1;
    return lineOf(lane, index, events);
  }
}

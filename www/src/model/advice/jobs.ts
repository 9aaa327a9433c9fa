/**
 * Which tasks ran, as far as is needed to say that no other one did: counts jobs. A callback that does nothing but end
 * somebody's wait, as a timer's does, is no job of its own; any other is. Knows no mistakes.
 */
import type { TraceEvent } from "../../protocol/trace";

/** What it has to hear of. */
export const JOB_KINDS = [
  "task-spawned",
  "job-started",
  "job-ended",
  "future-resolved",
  "task-woken",
  "text-written",
  "future-created",
  "timer-armed",
  "cancel-requested",
] as const;

interface Counted {
  readonly parent: number | null;
  /** At which event it was made, and when its job began last. */
  readonly made: number;
  began: number;
  /** How many jobs there had been when it was made, and when it came to rest last. */
  readonly jobsWhenMade: number;
  jobsAtRest: number;
  /** Its own jobs, and those of all that it made and that have ended before it. */
  jobs: number;
  ended: boolean;
}

export class Jobs {
  readonly #tasks = new Map<number, Counted>();
  #events = 0;
  #jobs = 0;
  #callback: { wakes: boolean; doesMore: boolean } | null = null;

  /** With the event so many have happened. */
  apply(event: TraceEvent, happened: number): void {
    this.#events = happened;
    switch (event.kind) {
      case "task-spawned":
        this.#doesMore();
        return this.#made(event.task, event.parent);
      case "job-started":
        if (event.job === "callback") this.#callback = { wakes: false, doesMore: false };
        else this.#began(event.id);
        return;
      case "job-ended":
        if (event.job === "callback") this.#called();
        else if (event.outcome === "suspended") this.#rests(event.id);
        else this.#ended(event.id);
        return;
      case "future-resolved":
      case "task-woken":
        if (this.#callback !== null) this.#callback.wakes = true;
        return;
      case "text-written":
      case "future-created":
      case "timer-armed":
      case "cancel-requested":
        return this.#doesMore();
      default:
        return;
    }
  }

  #doesMore(): void {
    if (this.#callback !== null) this.#callback.doesMore = true;
  }

  #called(): void {
    if (this.#callback?.wakes !== true || this.#callback.doesMore) this.#jobs += 1;
    this.#callback = null;
  }

  #made(id: number, parent: number | null): void {
    if (this.#tasks.has(id)) return;
    const counts = {
      made: this.#events,
      began: 0,
      jobsWhenMade: this.#jobs,
      jobsAtRest: this.#jobs,
      jobs: 0,
    };
    this.#tasks.set(id, { parent, ...counts, ended: false });
  }

  #began(id: number): void {
    this.#jobs += 1;
    const task = this.#tasks.get(id);
    if (task === undefined) return;
    task.jobs += 1;
    task.began = this.#events;
  }

  #rests(id: number): void {
    const task = this.#tasks.get(id);
    if (task !== undefined) task.jobsAtRest = this.#jobs;
  }

  #ended(id: number): void {
    const task = this.#tasks.get(id);
    if (task === undefined || task.ended) return;
    task.ended = true;
    const parent = task.parent === null ? undefined : this.#tasks.get(task.parent);
    if (parent !== undefined) parent.jobs += task.jobs;
  }

  /** Whether nothing has run since a task came to rest. */
  restedAlone(id: number): boolean {
    return this.#tasks.get(id)?.jobsAtRest === this.#jobs;
  }

  /** Whether nothing has run since a task was made but it, and what it made in turn. */
  ranAlone(id: number): boolean {
    const task = this.#tasks.get(id);
    return task !== undefined && this.#jobs - task.jobsWhenMade === task.jobs;
  }

  /** Whether a task was made since the job of another one began that runs now. */
  wasMadeIn(id: number, maker: number): boolean {
    return (this.#tasks.get(id)?.made ?? 0) > (this.#tasks.get(maker)?.began ?? Infinity);
  }
}

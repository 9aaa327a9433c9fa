/**
 * The ready queue as it is rebuilt from events: jobs come to the end, and mostly leave at the front. Knows what a job
 * is; knows no events.
 */
import type { Job } from "../protocol/trace";

export class ReadyQueue {
  /** In the order in which they came, which is how a Map goes through its entries. */
  readonly #jobs = new Map<number, Job>();

  constructor(jobs: readonly Job[] = []) {
    for (const job of jobs) this.push(job);
  }

  get size(): number {
    return this.#jobs.size;
  }

  /** One that stands in it keeps its place. */
  push({ job, id }: Job): void {
    if (!this.has({ job, id })) this.#jobs.set(key({ job, id }), { job, id });
  }

  has(job: Job): boolean {
    return this.#jobs.has(key(job));
  }

  remove(job: Job): void {
    this.#jobs.delete(key(job));
  }

  toArray(): Job[] {
    return [...this.#jobs.values()];
  }
}

export function isSameJob(one: Job | undefined, other: Job): boolean {
  return one?.id === other.id && one.job === other.job;
}

/** Ids count from 1; what a file calls 0 has a place of its own. */
function key({ job, id }: Job): number {
  return job === "task" ? id : -id - 1;
}

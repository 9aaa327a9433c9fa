/**
 * The ready queue as it is rebuilt from events: jobs come to the end, and mostly leave at the front. Knows what a job
 * is; knows no events.
 */
import type { Job } from "../protocol/trace";

/** So many may have left before the room that they took is given back. */
const LEFT = 1_000;

export class ReadyQueue {
  #jobs: Job[];
  /** Those before it have left. */
  #front = 0;
  /** How often each stands in it: asked for at each suspension, however long the queue is. */
  readonly #counts = new Map<number, number>();

  constructor(jobs: readonly Job[] = []) {
    this.#jobs = [...jobs];
    for (const job of jobs) this.#count(job, 1);
  }

  push(job: Job): void {
    this.#jobs.push(job);
    this.#count(job, 1);
  }

  has(job: Job): boolean {
    return this.#counts.has(key(job));
  }

  /** Takes out the first that is the same, if there is one. */
  remove(job: Job): void {
    if (!this.has(job)) return;
    this.#count(job, -1);
    let index = this.#front;
    while (!isSameJob(this.#jobs[index], job)) index += 1;
    if (index > this.#front) {
      this.#jobs.splice(index, 1);
      return;
    }
    this.#front += 1;
    // Now and then, so that leaving takes the same time however long the queue is.
    if (this.#front >= LEFT && this.#front * 2 > this.#jobs.length) {
      this.#jobs = this.#jobs.slice(this.#front);
      this.#front = 0;
    }
  }

  toArray(): Job[] {
    return this.#jobs.slice(this.#front);
  }

  #count(job: Job, by: 1 | -1): void {
    const count = (this.#counts.get(key(job)) ?? 0) + by;
    if (count > 0) this.#counts.set(key(job), count);
    else this.#counts.delete(key(job));
  }
}

export function isSameJob(one: Job | undefined, other: Job): boolean {
  return one?.id === other.id && one.job === other.job;
}

function key({ job, id }: Job): number {
  return job === "task" ? id : -id;
}

/**
 * Does one thing after another, a few milliseconds at a time, so that a page with dozens of them answers in between. Knows
 * nothing of what is done.
 */

/** How long at a time, in milliseconds: half of a frame. */
export const SLICE = 8;

export class Slices<T> {
  readonly #does: (item: T) => void;
  readonly #now: () => number;
  readonly #pause: () => Promise<void>;
  readonly #waiting = new Set<T>();
  #isAtWork = false;

  constructor(does: (item: T) => void, now = (): number => performance.now(), pause = task) {
    this.#does = does;
    this.#now = now;
    this.#pause = pause;
  }

  /** Those that wait already keep their place. */
  add(items: Iterable<T>): void {
    for (const item of items) this.#waiting.add(item);
    if (!this.#isAtWork) void this.#work();
  }

  /** What waits is not done. */
  clear(): void {
    this.#waiting.clear();
  }

  async #work(): Promise<void> {
    this.#isAtWork = true;
    try {
      let start = this.#now();
      // Those that are added meanwhile come last.
      for (const item of this.#waiting) {
        this.#waiting.delete(item);
        this.#does(item);
        // What it leads to at once, such as an element's first rendering, counts as well.
        await Promise.resolve();
        if (this.#now() - start < SLICE) continue;
        await this.#pause();
        start = this.#now();
      }
    } finally {
      this.#isAtWork = false;
    }
  }
}

const task = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

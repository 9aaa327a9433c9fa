/**
 * The browser's clock and its timeouts, standing still until they are moved. The generated module takes the browser's
 * once, when it is loaded: a test puts these in their place first, and loads it after that.
 */

interface Timeout {
  readonly at: number;
  readonly callback: () => void;
}

export class BrowserClock {
  #now = 0;
  #made = 0;
  readonly #timeouts = new Map<number, Timeout>();

  /** For `vi.stubGlobal`, by name. */
  readonly globals = {
    performance: { now: (): number => this.#now },
    setTimeout: (callback: () => void, delay: number): number => {
      this.#made += 1;
      this.#timeouts.set(this.#made, { at: this.#now + delay, callback });
      return this.#made;
    },
    clearTimeout: (id: number): void => void this.#timeouts.delete(id),
  };

  /** When the timeouts fire that are set, in milliseconds from now. */
  get pending(): number[] {
    return [...this.#timeouts.values()].map(({ at }) => at - this.#now);
  }

  /** So many milliseconds pass; no timeout fires, as while a job keeps the thread. */
  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /** The thread is free: the timeouts that are due fire. */
  fire(): void {
    for (const [id, { at, callback }] of this.#timeouts) {
      if (at <= this.#now && this.#timeouts.delete(id)) callback();
    }
  }
}

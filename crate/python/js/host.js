/**
 * The waiting of a live clock: one timer at a time. Knows program time and the browser's timers; knows no Python.
 */

// Taken when the engine is loaded, before any program could have touched the scope.
const { setTimeout, clearTimeout, performance } = globalThis;

/** Beyond this many milliseconds, browsers fire at once: HTML standard, timer initialization steps. */
const LONGEST = 2 ** 31 - 1;

export class LiveClock {
  #start = performance.now();
  #speed;
  #woken = false;
  #end = null;

  /** `speed` is program time over wall time. */
  constructor(speed) {
    this.#speed = speed;
  }

  /** Program time in milliseconds. */
  now() {
    return (performance.now() - this.#start) * this.#speed;
  }

  /** Ends a wait, or the next one before it begins. */
  wake() {
    this.#woken = true;
    this.#end?.();
  }

  /**
   * Resolves when it is woken or program time `until`, in milliseconds, may have come; undefined means that only
   * `wake` can end it. Never later than a long timer allows: whoever waits looks at the clock and waits again.
   */
  park(until) {
    return new Promise((resolve) => {
      let timer;
      this.#end = () => {
        clearTimeout(timer);
        this.#end = null;
        this.#woken = false;
        resolve();
      };
      if (this.#woken) {
        this.#end();
      } else if (until !== undefined) {
        // Rounded up: a deadline never comes early.
        const left = Math.ceil((until - this.now()) / this.#speed);
        timer = setTimeout(() => this.#end?.(), Math.min(Math.max(left, 0), LONGEST));
      }
    });
  }
}

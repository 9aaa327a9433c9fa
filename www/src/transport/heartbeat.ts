/**
 * Notices that somebody is gone who cannot say so: asks every so often, as long as there is something to wait for, and where
 * no answer comes several times in a row, says that it is silent. Knows time; nothing of who is asked, nor how.
 */

/** In milliseconds. A busy machine answers late; none is late so often. */
const EVERY = 5_000;
const MISSED = 3;

export interface Asked {
  /** Whether anybody waits for something of it. */
  isNeeded(): boolean;
  ask(): void;
  /** No answer came; nothing more is asked. */
  silent(): void;
}

export class Heartbeat {
  readonly #asked: Asked;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unanswered = 0;

  constructor(asked: Asked) {
    this.#asked = asked;
  }

  /** Asks now, and goes on until it is not needed. May be called while it does. */
  begin(): void {
    if (this.#timer !== undefined) return;
    this.#unanswered = 0;
    this.#ask();
  }

  answered(): void {
    this.#unanswered = 0;
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #ask(): void {
    this.#unanswered += 1;
    this.#asked.ask();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (!this.#asked.isNeeded()) return;
      // A machine that slept comes here before it reads the answer, which then counts for the next time.
      if (this.#unanswered === MISSED) this.#asked.silent();
      else this.#ask();
    }, EVERY);
  }
}

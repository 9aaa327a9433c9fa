/**
 * What a screen reader is told: the last of what was done in quick succession, once there is a pause. Knows sentences; not
 * what they are about.
 */

/** A person who holds a key or drags the slider is told of where it ends, not of all between. In milliseconds. */
const PAUSE = 350;

/** Runs something after a time; `cancel` takes it back. */
export interface Delay {
  start(then: () => void, milliseconds: number): number;
  cancel(started: number): void;
}

const DELAY: Delay = {
  start: (then, milliseconds) => setTimeout(then, milliseconds) as unknown as number,
  cancel: (started) => clearTimeout(started),
};

export class Announcer {
  readonly #show: (text: string) => void;
  readonly #delay: Delay;
  #waiting: number | null = null;
  #last = "";

  /** `show` puts a text into the live region. */
  constructor(show: (text: string) => void, delay = DELAY) {
    this.#show = show;
    this.#delay = delay;
  }

  /** Tells this, unless it was told last, or something else comes first. */
  say(text: string): void {
    this.hush();
    this.#waiting = this.#delay.start(() => {
      this.#waiting = null;
      if (text === this.#last) return;
      this.#last = text;
      this.#show(text);
    }, PAUSE);
  }

  /** What was about to be told is not. */
  hush(): void {
    if (this.#waiting !== null) this.#delay.cancel(this.#waiting);
    this.#waiting = null;
  }

  /** Of another run the same may be told again. */
  begin(): void {
    this.hush();
    this.#last = "";
    this.#show("");
  }
}

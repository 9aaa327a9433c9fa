/**
 * Goes through what was recorded of a run, in pieces short enough that the page stays quick, and hands each on to all that
 * is rebuilt from it. Knows the recording and a clock; not what is rebuilt.
 */
import type { TraceEvent } from "../protocol/trace";
import type { Recording } from "../model/recording";

/** Between two looks at the clock. */
const PIECE = 500;

type Taker = (events: readonly TraceEvent[]) => void;

export class CatchingUp {
  readonly #recorded: Recording;
  readonly #takers: readonly Taker[];
  readonly #now: () => number;
  #taken = 0;

  constructor(recorded: Recording, takers: readonly Taker[], now = (): number => performance.now()) {
    this.#recorded = recorded;
    this.#takers = takers;
    this.#now = now;
  }

  /** Whether there is something left to go through. */
  get isBehind(): boolean {
    return this.#taken < this.#recorded.length;
  }

  /** Takes about so long, in milliseconds, or less where there is no more. Whether there was anything. */
  goOn(milliseconds: number): boolean {
    if (!this.isBehind) return false;
    const until = this.#now() + milliseconds;
    do {
      const to = Math.min(this.#taken + PIECE, this.#recorded.length);
      const piece = this.#recorded.slice(this.#taken, to);
      this.#taken = to;
      for (const take of this.#takers) take(piece);
    } while (this.isBehind && this.#now() < until);
    return true;
  }
}

/**
 * The time that a program reads. Knows the event loop's clock; not who asks.
 *
 * On the instant clock no time passes while a program runs, so a program that waits by looking at the
 * clock (`while (Date.now() - start < 1000) {}`, or the same with an `await sleep(0)` inside) would never
 * end, though it ends everywhere else. Therefore looking takes time there, once a program has looked more
 * often than one that only wants to know: after 1,000 readings within one job, and after 100,000 readings
 * at the same moment by however many jobs, each further reading moves the clock on by a millisecond. Below
 * these numbers the clock stands still, so what a program measures stays exact.
 */

/** As much of the event loop as a clock needs; milliseconds. */
export interface LoopTime {
  now(): number;
  /** Moves an instant clock on; timers that come due by it fire in the next turn. */
  advance(milliseconds: number): void;
}

const FREE_IN_JOB = 1_000;
const FREE_AT_MOMENT = 100_000;
const FREE_WAITS = 10_000;
const STEP = 1;

export class ProgramClock {
  readonly #loop: LoopTime;
  #isInstant: boolean;
  /** Wall time at which the program began, as `Date.now()` counts. */
  readonly epoch: number;
  #inJob = 0;
  #atMoment = 0;
  #moment = -1;
  #waits = 0;
  #waitedAt = -1;

  constructor(loop: LoopTime, isInstant: boolean, epoch: number) {
    this.#loop = loop;
    this.#isInstant = isInstant;
    this.epoch = epoch;
  }

  /** From now on it follows the wall: looking takes no more time than it takes. */
  goLive(): void {
    this.#isInstant = false;
  }

  /** A job of the event loop begins. */
  jobBegins(): void {
    this.#inJob = 0;
  }

  /**
   * The program waits for no time at all (`sleep(0)`). One that does so over and over waits for something to
   * happen, and on the instant clock nothing would, so after a while waiting for nothing takes time as well.
   */
  waits(): void {
    if (!this.#isInstant) return;
    const now = this.#loop.now();
    this.#waits = now === this.#waitedAt ? this.#waits + 1 : 1;
    this.#waitedAt = now;
    if (this.#waits <= FREE_WAITS) return;
    this.#loop.advance(STEP);
    this.#waitedAt = this.#loop.now();
  }

  /** Program time for the program, in milliseconds. */
  read(): number {
    const now = this.#loop.now();
    if (!this.#isInstant) return now;
    this.#inJob += 1;
    if (now !== this.#moment) {
      this.#moment = now;
      this.#atMoment = 0;
    }
    this.#atMoment += 1;
    if (this.#inJob <= FREE_IN_JOB && this.#atMoment <= FREE_AT_MOMENT) return now;
    this.#loop.advance(STEP);
    // The count at this moment goes on: it is the same wait.
    this.#moment = this.#loop.now();
    return this.#moment;
  }
}

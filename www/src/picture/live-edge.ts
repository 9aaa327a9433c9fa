/**
 * How far a run has come that goes on while it tells nothing: a program that sleeps for two seconds has no events meanwhile, and its
 * tasks wait all the same. Counts on from what was heard last, at the run's speed, and no further than the next timer. Knows a
 * clock; no run and no views.
 */
export class LiveEdge {
  readonly #clock: () => number;
  /** Program time that was heard of or come to last, and when that was by the clock; in milliseconds. */
  #at = 0;
  #since = 0;
  /** Program time that passes in a millisecond; 0 while none does. */
  #speed = 0;

  /** `clock` gives milliseconds of wall time. */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  /** Whether program time passes by itself. */
  get isMoving(): boolean {
    return this.#speed > 0;
  }

  /** Another run begins, and stands still. */
  begin(): void {
    this.#at = 0;
    this.#speed = 0;
  }

  /** The program goes on: so much program time passes in a wall second. */
  goOn(speed: number): void {
    if (this.isMoving) return;
    this.#since = this.#clock();
    this.#speed = speed;
  }

  /** Something is heard that happened at this program time. */
  heard(at: number): void {
    this.#at = at;
    this.#since = this.#clock();
  }

  /** The program stands still. `next` is the program time of the next timer, which has not fired. */
  rest(next: number): void {
    this.#at = this.at(next);
    this.#speed = 0;
  }

  /** Program time now, if nothing happens before `next`. */
  at(next: number): number {
    const passed = this.#speed === 0 ? 0 : (this.#clock() - this.#since) * this.#speed;
    return Math.max(this.#at, Math.min(this.#at + passed, next));
  }
}

/**
 * Calls of one function that waited one after the other: how many, at which lines, for how long. Knows neither tasks nor events.
 *
 * A call that comes back to a line of the row is another round of a loop, and a loop may well be meant to take its time:
 * a clock that ticks, a question that is asked again. So a row ends there. Calls of one and the same line are a row only if
 * their times show that they do not do the same each time.
 */

/** Less than this nobody waits for, in milliseconds. */
const NOTICED = 10;

/** Times that differ by less than this part of the longest are the same. */
const ALIKE = 0.2;

/** What is told of a row. Times are in milliseconds. */
export interface CallsInARow {
  readonly count: number;
  /** In the order in which the calls came to them. */
  readonly lines: readonly number[];
  readonly total: number;
  readonly longest: number;
}

export class RowOfCalls {
  readonly callee: string;
  readonly #lines: number[] = [];
  #count = 0;
  #total = 0;
  #longest = 0;
  #shortest = Infinity;
  /** The call that goes on: null if its time is not to be told. */
  #open: { line: number; time: number } | null = null;

  constructor(callee: string) {
    this.callee = callee;
  }

  /** Another call waits, at this line; false if the row has been at that line before, and ends. */
  call(line: number): boolean {
    this.#close();
    if (line !== this.#lines.at(-1) && this.#lines.includes(line)) return false;
    this.#open = { line, time: 0 };
    return true;
  }

  /** The call that goes on has waited for so long. */
  waited(milliseconds: number): void {
    if (this.#open !== null) this.#open.time += milliseconds;
  }

  /** The call that goes on is none to be told of, nor does what comes behind it stand in a row with what came before. */
  spoil(): CallsInARow | null {
    this.#open = null;
    const told = this.#told();
    this.#lines.length = this.#count = this.#total = this.#longest = 0;
    this.#shortest = Infinity;
    return told;
  }

  /** No call goes on any more. What is to be told of those that did, if anything. */
  end(): CallsInARow | null {
    this.#close();
    return this.#told();
  }

  #close(): void {
    if (this.#open === null) return;
    const { line, time } = this.#open;
    this.#open = null;
    if (line !== this.#lines.at(-1)) this.#lines.push(line);
    this.#count += 1;
    this.#total += time;
    this.#longest = Math.max(this.#longest, time);
    this.#shortest = Math.min(this.#shortest, time);
  }

  #told(): CallsInARow | null {
    const differ = this.#longest - this.#shortest >= this.#longest * ALIKE;
    if (this.#count < 2 || this.#total - this.#longest < NOTICED) return null;
    if (this.#lines.length === 1 && !differ) return null;
    return {
      count: this.#count,
      lines: [...this.#lines],
      total: this.#total,
      longest: this.#longest,
    };
  }
}

/**
 * The events of a run, kept as numbers and made objects one at a time when they are asked for: those of a run as they came
 * from its worker, those of a file as they were written down. Knows which stands where; not what an event means.
 *
 * Texts are kept, or made, as they can be shown.
 */
import type { TraceEvent } from "../protocol/trace";
import type { RowReader, TraceRows } from "../protocol/trace-rows";
import { AsShown } from "./as-shown";
import { WrittenEvents } from "./written-events";

/** Events by their number, from 0: what views read. */
export interface TraceEvents {
  readonly length: number;
  /** Undefined before the first and behind the last. */
  at(index: number): TraceEvent | undefined;
}

/** Some of the events, which follow one another. */
interface Piece {
  /** The number of the first of them. */
  readonly from: number;
  readonly events: WrittenEvents | Came;
}

export class Recording implements TraceEvents {
  readonly #shown = new AsShown();
  readonly #pieces: Piece[] = [];
  #length = 0;
  /** The one that was asked last: the next question is mostly for it, too. */
  #asked = 0;

  get length(): number {
    return this.#length;
  }

  /** Keeps them as they are. */
  add(rows: TraceRows): void {
    if (rows.length > 0) this.#put(new Came(rows, this.#shown));
  }

  /** Writes them down. */
  append(events: readonly TraceEvent[]): void {
    const last = this.#pieces.at(-1)?.events;
    if (last instanceof WrittenEvents) {
      last.append(events);
      this.#length += events.length;
    } else if (events.length > 0) {
      const written = new WrittenEvents(this.#shown);
      written.append(events);
      this.#put(written);
    }
  }

  at(index: number): TraceEvent | undefined {
    const piece = this.#pieceOf(index);
    return piece?.events.at(index - piece.from);
  }

  /** Program time of an event, in milliseconds: for whoever searches by time. */
  timeOf(index: number): number {
    const piece = this.#pieceOf(index);
    return piece?.events.timeAt(index - piece.from) ?? 0;
  }

  slice(from: number, to: number): TraceEvent[] {
    const events: TraceEvent[] = [];
    for (let index = from; index < to; index += 1) {
      const event = this.at(index);
      if (event !== undefined) events.push(event);
    }
    return events;
  }

  #put(events: Piece["events"]): void {
    this.#pieces.push({ from: this.#length, events });
    this.#length += events.length;
  }

  #pieceOf(index: number): Piece | undefined {
    if (!(index >= 0 && index < this.#length)) return undefined;
    const asked = this.#pieces[this.#asked];
    if (asked !== undefined && index >= asked.from && index - asked.from < asked.events.length) return asked;
    let [from, to] = [0, this.#pieces.length];
    while (to - from > 1) {
      const middle = (from + to) >>> 1;
      if ((this.#pieces[middle]?.from ?? Infinity) <= index) from = middle;
      else to = middle;
    }
    this.#asked = from;
    return this.#pieces[from];
  }
}

/** Events as they came. What reads them is made once somebody looks at one. */
class Came {
  readonly #rows: TraceRows;
  readonly #shown: AsShown;
  #reader: RowReader | null = null;

  constructor(rows: TraceRows, shown: AsShown) {
    this.#rows = rows;
    this.#shown = shown;
  }

  get length(): number {
    return this.#rows.length;
  }

  at(index: number): TraceEvent {
    return (this.#reader ??= this.#rows.reader(this.#shown)).at(index);
  }

  timeAt(index: number): number {
    return this.#rows.timeAt(index);
  }
}

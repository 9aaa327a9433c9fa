/**
 * The events of a batch as they came: numbers, that were checked, and an event is made of them when it is asked for. They
 * take much less room so, and a run that goes on is kept waiting by none that nobody looks at. Knows where each event and
 * each place begins; how they are written, the reader does.
 */
import { EventReader } from "../../../crate/web/js/trace.js";
import type { TraceEvent, TraceFrame, TracePlace } from "./trace";

/** What becomes of the texts and the stacks of events before they are shown. */
export interface Shown {
  text(text: string): string;
  stack(stack: readonly TraceFrame[]): readonly TraceFrame[];
}

/** Makes events of numbers. */
export interface RowReader {
  at(index: number): TraceEvent;
}

const AS_THEY_CAME: Shown = { text: (text) => text, stack: (stack) => stack };

export class TraceRows {
  /** How many events it has. */
  readonly length: number;
  readonly #words: Float64Array;
  readonly #strings: readonly string[];
  readonly #beside: readonly TracePlace[];
  readonly #places: readonly number[];
  readonly #starts: Uint32Array;

  /**
   * `beside` are the places that count before those in the row. Where among the numbers each event begins, and each place
   * behind its code, is in `starts` and `places`.
   */
  constructor(
    words: Float64Array,
    strings: readonly string[],
    beside: readonly TracePlace[],
    places: readonly number[],
    starts: Uint32Array,
  ) {
    this.length = starts.length;
    this.#words = words;
    this.#strings = strings;
    this.#beside = beside;
    this.#places = places;
    this.#starts = starts;
  }

  /** Program time of an event, in milliseconds. */
  timeAt(index: number): number {
    return this.#words[(this.#starts[index] ?? NaN) + 1] ?? 0;
  }

  /** No more than so many of its events, its first. */
  first(count: number): TraceRows {
    if (count >= this.length) return this;
    const starts = this.#starts.subarray(0, Math.max(0, count));
    return new TraceRows(this.#words, this.#strings, this.#beside, this.#places, starts);
  }

  /** All of them, as they came. */
  events(): TraceEvent[] {
    const reader = this.reader(AS_THEY_CAME);
    return Array.from({ length: this.length }, (_, index) => reader.at(index));
  }

  /** Events of one place share its stack. */
  reader(shown: Shown): RowReader {
    const places = new Map<number, TracePlace | undefined>();
    const strings = this.#strings.map(shown.text);
    const inRow = new EventReader(this.#words, strings, () => undefined);
    const make = (number: number): TracePlace | undefined => {
      const beside = this.#beside[number - 1];
      if (beside !== undefined) return shownPlace(beside, shown);
      const start = this.#places[number - 1 - this.#beside.length];
      if (start === undefined) return undefined;
      inRow.at = start;
      const place = inRow.place();
      return { ...place, stack: shown.stack(place.stack ?? []) };
    };
    const placeOf = (number: number): TracePlace | undefined => {
      const known = places.get(number);
      if (known !== undefined || number === 0) return known;
      const place = make(number);
      places.set(number, place);
      return place;
    };
    const reader = new EventReader(this.#words, strings, placeOf);
    return {
      at: (index) => {
        const start = this.#starts[index];
        if (start === undefined) throw new RangeError(`There is no event ${index} among ${this.length}.`);
        reader.at = start;
        return reader.event() as TraceEvent;
      },
    };
  }
}

function shownPlace({ name, what, line, stack }: TracePlace, shown: Shown): TracePlace {
  const text = (text: string | null | undefined): string | null => (text == null ? null : shown.text(text));
  return { name: text(name), what: text(what), line: line ?? null, stack: shown.stack(stack ?? []) };
}

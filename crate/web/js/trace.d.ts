/** For those who read the trace without a loop: the page. */

/** Where a task stands, or was spawned, as its engine says it. */
export interface TracePlace {
  /** Of a new task. */
  readonly name?: string | null;
  /** Of a task that waits: for what, in words. Of a new one: what it runs. */
  readonly what?: string | null;
  readonly line?: number | null;
  /** The calls that have not returned, outermost first. */
  readonly stack?: readonly TraceFrame[];
}

export interface TraceFrame {
  readonly function: string;
  readonly file: string;
  readonly line: number;
}

export function readTrace(batch: {
  readonly words: Float64Array;
  readonly text: string;
  readonly places: readonly TracePlace[];
}): unknown[];

/** Reads the events and places of a batch, each from where `at` is, and goes on to the next. */
export class EventReader {
  at: number;
  constructor(
    words: Float64Array,
    strings: readonly string[],
    placeOf: (number: number) => TracePlace | undefined,
  );
  place(): TracePlace;
  event(): unknown;
}

/** Of the encoding. */
export const VERSION: number;

/** By code: the kind of an event, and the names of its fields in their order; and the code of a place, which is none. */
export const KINDS: readonly (readonly string[] | null)[];
export const PLACE: number;

/** What the numbers of a field mean: of the streams, roles and mistakes less one. */
export const STREAMS: readonly string[];
export const CAUSES: readonly string[];
export const JOBS: readonly string[];
export const OUTCOMES: readonly string[];
export const WAITS: readonly (string | null)[];
export const ROLES: readonly string[];
export const PARTS: readonly string[];
export const MISTAKES: readonly string[];

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

export function readTrace(words: Float64Array, text: string, places: TracePlace[]): unknown[];

/** What an event may say a future stands for, what its parts are, and which mistakes there are. */
export const ROLES: readonly string[];
export const PARTS: readonly string[];
export const MISTAKES: readonly string[];

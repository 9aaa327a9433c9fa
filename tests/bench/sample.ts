/**
 * What the driver asks of the page, and what it gets. The only file that both know.
 */

/** One measurement: a workload on a peer. */
export interface Order {
  readonly peer: string;
  readonly workload: string;
  /** How many tasks, messages, yields or timers. */
  readonly size: number;
  /** How often it is run, one right after the other, for a time that can be measured. */
  readonly repeat: number;
  /** Milliseconds that a workload without an end of its own goes on for. */
  readonly lasting: number;
  /** Milliseconds after which a measurement that has not ended never will. */
  readonly limit: number;
}

export type Sample = Measured | Broken;

/** It ended. Times are in milliseconds. */
export interface Timed {
  readonly kind: "measured";
  /** Of one run. */
  readonly time: number;
  /** What the last run returned. */
  readonly numbers: readonly number[];
}

/** What else is watched where the peers are runtimes in the page's own thread. */
export interface Measured extends Timed {
  readonly frames: Frames;
  readonly timeouts: Timeouts;
}

/** It did not end, or not well. */
export interface Broken {
  readonly kind: "broken";
  readonly how: "hangs" | "crashes";
  readonly message: string;
}

/** What lay between the calls of requestAnimationFrame that the measurement touches. */
export interface Frames {
  readonly longest: number;
  /** The 99th percentile; the longest, where there are fewer than a hundred. */
  readonly p99: number;
  readonly count: number;
}

export interface Timeouts {
  /** Calls of setTimeout. */
  readonly set: number;
  /** The most that were pending at a time. */
  readonly peak: number;
}

/** What the page offers the driver, as `globalThis.bench`. */
export interface Bench<M extends Timed = Measured> {
  measure(order: Order): Promise<M | Broken>;
}

/**
 * What futures stand for, and the things that tasks wait at, for the trace alone. Knows numbers; the same stand in
 * crate/interleave/src/trace.rs (tests/web/roles.test.ts holds them together).
 */
export const LOCK = 1;
export const SEMAPHORE = 2;
export const EVENT = 3;
export const QUEUE_GET = 6;
export const QUEUE_PUT = 7;
export const QUEUE_JOIN = 8;
export const GATHER = 9;
export const GROUP = 10;
export const WAIT = 11;
export const SHIELD = 12;
export const OUTSIDE = 13;

/** A thing that tasks wait at. It gets its number when a loop first speaks of it. */
export class Resource {
  #number = 0;

  numberOn(loop) {
    return (this.#number ||= loop.resource());
  }
}

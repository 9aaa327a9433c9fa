import type { TraceBatch, TraceEvent } from "./interleave.js";

/**
 * The events of a batch that an `EventLoop` handed to its `trace`, in their order. Throws a RangeError where it is none, or
 * is one of another version.
 */
export function readTrace(batch: Pick<TraceBatch, "words" | "text" | "places">): TraceEvent[];

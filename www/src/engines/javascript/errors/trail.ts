/**
 * The way of an error through the tasks that awaited each other. A stack ends where the event loop called
 * the task; what lies beyond, the awaits through which the error went on its way up, is noted here as it
 * happens. Knows thrown values and sites; nothing of schedulers.
 */
import type { Site } from "../compile";
import { is, isObject, weakGet, weakSet } from "../../primordials";
import type { PlacedFrame } from "./program-source";

/** Enough for any chain that a person reads; loops that rethrow one error forever end here. */
const LONGEST = 20;

export class Trail {
  readonly #sites: readonly Site[];
  readonly #byError = new WeakMap<object, PlacedFrame[]>();
  // Other values than objects have no identity: the last one thrown is remembered.
  #lastValue: unknown = undefined;
  #lastFrames: PlacedFrame[] = [];

  constructor(sites: readonly Site[]) {
    this.#sites = sites;
  }

  /** An error that an await threw left its function unhandled. */
  passed(error: unknown, site: number): void {
    const found = this.#sites[site];
    if (found === undefined) return;
    const frames = this.#framesFor(error);
    if (frames.length >= LONGEST) return;
    const { function: name, line, column, snippet } = found;
    const frame = { name: `async ${name}`, line, column };
    frames[frames.length] = snippet === undefined ? frame : { ...frame, snippet };
  }

  /** A value was thrown for the first time. */
  began(error: unknown): void {
    if (isObject(error)) return;
    this.#lastValue = error;
    this.#lastFrames = [];
  }

  /** The awaits that it passed, innermost first. */
  frames(error: unknown): readonly PlacedFrame[] {
    if (isObject(error)) return weakGet(this.#byError, error) ?? [];
    return is(error, this.#lastValue) ? this.#lastFrames : [];
  }

  #framesFor(error: unknown): PlacedFrame[] {
    if (!isObject(error)) {
      if (!is(error, this.#lastValue)) this.began(error);
      return this.#lastFrames;
    }
    const known = weakGet(this.#byError, error);
    if (known !== undefined) return known;
    const frames: PlacedFrame[] = [];
    weakSet(this.#byError, error, frames);
    return frames;
  }
}

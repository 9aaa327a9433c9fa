/**
 * Which part of a run is in sight, and where on the width that falls. Knows numbers only: not whether they are
 * milliseconds or events, and no canvas. Never changes; zooming and panning give another one.
 */

/** No less of the run than this, as a part of the whole, can be in sight. */
const DEEPEST = 1e-7;
/** Two fingers are no closer together than this, in pixels: they may lie above each other. */
const CLOSEST = 24;

/** Behind the end there is this part of the run, and at least so many pixels: room for how a task ended. */
const BEHIND = 0.03;
const ROOM = 16;

/** How far an axis of this width goes, of a run that ends there. */
export function withRoom(end: number, width: number): number {
  return end * Math.max(1 + BEHIND, width / Math.max(width - ROOM, width / 2));
}

/** Two places on the width, in pixels. */
export type Pair = readonly [number, number];

export class Viewport {
  /** The whole run and the room behind it, from 0 to here. */
  readonly whole: number;
  readonly from: number;
  readonly to: number;
  /** In pixels. */
  readonly width: number;

  constructor(whole: number, width: number, from = 0, to = whole) {
    this.whole = Math.max(whole, Number.MIN_VALUE);
    this.width = Math.max(width, 1);
    const length = Math.min(Math.max(to - from, this.whole * DEEPEST), this.whole);
    this.from = Math.min(Math.max(from, 0), this.whole - length);
    this.to = this.from + length;
  }

  get isWhole(): boolean {
    return this.from <= 0 && this.to >= this.whole;
  }

  toX(value: number): number {
    return ((value - this.from) / (this.to - this.from)) * this.width;
  }

  fromX(x: number): number {
    return this.from + (x / this.width) * (this.to - this.from);
  }

  /** Closer by this factor, or farther where it is less than 1; what is at `x` stays there. */
  zoom(factor: number, x: number): Viewport {
    const still = this.fromX(x);
    const length = (this.to - this.from) / factor;
    const from = still - (x / this.width) * length;
    return new Viewport(this.whole, this.width, from, from + length);
  }

  /** What is in sight moves by so many pixels. */
  pan(by: number): Viewport {
    const moved = (by / this.width) * (this.to - this.from);
    return new Viewport(this.whole, this.width, this.from - moved, this.to - moved);
  }

  /** What was at these two places is at those two now, as near as can be: two fingers hold it. */
  pinch([a, b]: Pair, [toA, toB]: Pair): Viewport {
    const apart = Math.max(Math.abs(b - a), CLOSEST);
    const nowApart = Math.max(Math.abs(toB - toA), CLOSEST);
    const held = this.fromX((a + b) / 2);
    const length = ((this.to - this.from) * apart) / nowApart;
    const from = held - ((toA + toB) / 2 / this.width) * length;
    return new Viewport(this.whole, this.width, from, from + length);
  }

  /** All of it. */
  fit(): Viewport {
    return new Viewport(this.whole, this.width);
  }

  /** Brings a value into sight, if it is not. */
  show(value: number): Viewport {
    if (value >= this.from && value <= this.to) return this;
    const half = (this.to - this.from) / 2;
    return new Viewport(this.whole, this.width, value - half, value + half);
  }

  /** The same part of a run that has grown, or of another width; all of it, if all of it was in sight. */
  resize(whole: number, width: number): Viewport {
    if (this.isWhole) return new Viewport(whole, width);
    return new Viewport(whole, width, this.from, this.to);
  }
}

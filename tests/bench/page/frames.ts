/** Notes when requestAnimationFrame calls, and what gaps lie between. */
import type { Frames } from "../sample";

/** When it called, for as long as somebody watches. */
export class FrameWatch {
  readonly #calls: number[] = [];
  #next = 0;

  constructor() {
    const called = (): void => {
      this.#calls.push(performance.now());
      this.#next = requestAnimationFrame(called);
    };
    this.#next = requestAnimationFrame(called);
  }

  /** The gaps that the time between `start` and `end` touches. Ends the watch. */
  gaps(start: number, end: number): Frames {
    cancelAnimationFrame(this.#next);
    const gaps: number[] = [];
    this.#calls.forEach((call, index) => {
      const before = this.#calls[index - 1];
      if (before !== undefined && call >= start && before <= end) gaps.push(call - before);
    });
    gaps.sort((a, b) => a - b);
    const longest = gaps.at(-1);
    if (longest === undefined) throw new Error("no frame came while measuring: is the page shown?");
    return { longest, p99: gaps[Math.ceil(gaps.length * 0.99) - 1] ?? longest, count: gaps.length };
  }
}

export function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

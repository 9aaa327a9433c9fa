/**
 * Tells the trace at which line the program is, up to a number of lines; more of them are only counted. Knows a loop that
 * takes lines, and how much stack that needs; no program.
 */
import { MOST_LINES } from "../../protocol/trace";
import type { EventLoop } from "./api";
import { ensureStack } from "./stack-guard";

export class Lines {
  readonly #loop: Pick<EventLoop, "lineReached">;
  readonly #leftOut: () => void;
  #room: number;

  /** `leftOut` is called for each line that is not told. */
  constructor(loop: Pick<EventLoop, "lineReached">, leftOut: () => void, most = MOST_LINES) {
    this.#loop = loop;
    this.#leftOut = leftOut;
    this.#room = most;
  }

  reached(line: number, within: number): void {
    if (this.#room === 0) return this.#leftOut();
    ensureStack();
    if (this.#loop.lineReached(line, within)) this.#room -= 1;
  }
}

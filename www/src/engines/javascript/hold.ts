/**
 * A hand on a program: pausing it between two jobs, going on in steps. Knows the loop, and what has to be sent before it
 * is said that the program waits; knows neither tasks nor the worker.
 */
import type { FromWorker, HoldMessage } from "../../protocol/messages";
import type { EventLoop } from "./api";

export interface HoldParts {
  readonly loop: EventLoop;
  /** Program time in milliseconds, as the page counts it. */
  now(): number;
  post(message: FromWorker): void;
  /** Posts what was written. The loop hands over the trace by itself, whenever jobs have run. */
  flush(): void;
  /** The program goes on by itself. */
  resumed(): void;
}

export class Hold {
  readonly #parts: HoldParts;
  #holds = false;

  constructor(parts: HoldParts) {
    this.#parts = parts;
  }

  /** Whether the program waits for the person. */
  get holds(): boolean {
    return this.#holds;
  }

  receive(message: HoldMessage): void {
    const { loop } = this.#parts;
    if (message.kind === "pause") {
      this.#holds = true;
      loop.pause();
      this.#say();
    } else if (message.kind === "step" && this.#holds && this.#step(message.by === "turn")) {
      this.#say();
    } else {
      this.#resume();
    }
  }

  /** Where nothing is left to be run, the step is to the program's end. */
  #step(turn: boolean): boolean {
    const { loop } = this.#parts;
    return turn ? loop.stepTurn() : loop.step();
  }

  #resume(): void {
    this.#holds = false;
    this.#parts.loop.resume();
    this.#parts.resumed();
  }

  #say(): void {
    const { loop, now, post, flush } = this.#parts;
    flush();
    post({ kind: "paused", at: now(), turn: loop.turn });
  }
}

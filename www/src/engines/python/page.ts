/**
 * What the interpreter asks of the worker around it: to write, to ask the person, to tell wall time, and to rest
 * without holding up the thread (crate/python/src/browser/page.rs is the other side, method for method). Knows
 * wall time and messages; knows no Python and no program time.
 */
import type { FromWorker } from "../../protocol/messages";
import { Output } from "../output/output";
import { LateTrace } from "../trace/late-trace";
import { TraceSender } from "../trace/sender";
import type { Stacks } from "./stacks";

/** Taken once, at the start: a clock, a timer, and a way to post. */
export interface PageScope {
  post(message: FromWorker, transfer?: Transferable[]): void;
  /** Wall time: milliseconds that never go back. */
  now(): number;
  /** Calls back after so many milliseconds; returns what `clear` takes. */
  setTimeout(callback: () => void, milliseconds: number): number;
  clearTimeout(timer: number): void;
  /** Calls back in a job of its own, as soon as messages that wait were let in. */
  soon(callback: () => void): void;
  readonly stacks: Stacks;
}

/** Beyond this many milliseconds browsers fire at once: HTML standard, timer initialization steps. */
const LONGEST = 2 ** 31 - 1;

export class PageHost {
  readonly #scope: PageScope;
  readonly #output: Output;
  #trace: TraceSender | LateTrace;
  #start = 0;
  #woken = false;
  /** Ends the rest under way. */
  #end: (() => void) | null = null;
  /** The person was asked, and has not answered. */
  #asking = false;
  /** The answer, until it is taken. */
  #answer: string | null | undefined = undefined;

  constructor(scope: PageScope) {
    this.#scope = scope;
    this.#output = new Output({
      post: scope.post,
      now: scope.now,
      later: (milliseconds, callback) => void scope.setTimeout(callback, milliseconds),
    });
    this.#trace = new TraceSender(scope.post);
  }

  /** The program has ended: all that it did and wrote is posted. */
  end(): void {
    this.#trace.close();
    this.flush();
  }

  /** Others run before the program, until `begins`. */
  runsAfterOthers(): void {
    this.#trace = new LateTrace(new TraceSender(this.#scope.post));
  }

  /** They have run: what is traced from now on is the program's own, at this time in milliseconds. */
  begins(at: number): void {
    if (this.#trace instanceof LateTrace) this.#trace.begin(at);
  }

  /** The program begins. */
  begin(): void {
    this.#start = this.#scope.now();
  }

  /** Everything that was written is posted. */
  flush(): void {
    this.#output.flush();
  }

  /** The person's answer; null is the end of the input. Nothing, if nothing was asked. */
  answer(line: string | null): void {
    if (!this.#asking) return;
    this.#asking = false;
    this.#answer = line;
    this.wake();
  }

  write(stream: number, text: string): void {
    this.#output.write(stream === 1 ? "stdout" : "stderr", text);
  }

  trace(words: Float64Array, text: string, dropped: number): void {
    this.#trace.send({ words, text, places: [] }, dropped);
  }

  ask(prompt: string): void {
    this.flush();
    this.#asking = true;
    this.#answer = undefined;
    this.#scope.post({ kind: "ask", prompt });
  }

  isAsking(): boolean {
    return this.#asking;
  }

  takeAnswer(): string | null | undefined {
    const answer = this.#answer;
    this.#answer = undefined;
    return answer;
  }

  withdraw(): void {
    this.#asking = false;
    this.#answer = undefined;
  }

  /** The program waits for the person who holds it. */
  paused(at: number, turn: number): void {
    this.flush();
    this.#scope.post({ kind: "paused", at, turn });
  }

  elapsed(): number {
    return this.#scope.now() - this.#start;
  }

  rest(milliseconds: number | undefined): Promise<void> {
    this.#output.flush();
    return new Promise((resolve) => {
      let timer: number | null = null;
      const end = (): void => {
        if (this.#end !== end) return;
        if (timer !== null) this.#scope.clearTimeout(timer);
        this.#end = null;
        this.#woken = false;
        resolve();
      };
      this.#end = end;
      if (this.#woken || milliseconds === 0) this.#scope.soon(end);
      // Rounded up, for a deadline never comes early. What is too long for one timer is cut: whoever rests looks
      // at the clock and rests again.
      else if (milliseconds !== undefined) {
        timer = this.#scope.setTimeout(end, Math.min(Math.ceil(milliseconds), LONGEST));
      }
    });
  }

  resume(stack: number): Promise<boolean> {
    return this.#scope.stacks.resume(stack);
  }

  suspend(): Promise<void> {
    return this.#scope.stacks.suspend();
  }

  wake(): void {
    if (this.#end === null) this.#woken = true;
    else this.#end();
  }
}

/**
 * One run, from the press of the button to its result: collects what arrives and ends exactly once.
 * Whatever arrives after that is dropped, so a late message of an old run can never reach a new one.
 * Knows the protocol; knows neither workers nor the page.
 */
import type { ProgramError, Stream } from "../protocol/messages";
import type { TraceEvent } from "../protocol/trace";
import type { RunReply } from "../transport/connection";
import { OutputModel, SHOWN, type OutputLimits } from "./output-model";

export interface RunResult {
  readonly status: "finished" | "failed" | "stopped";
  /** Bounded as the output on the page is, with a line that says how much was left out. */
  readonly stdout: string;
  readonly stderr: string;
  readonly error: ProgramError | null;
  readonly trace: readonly TraceEvent[];
}

/** How a run ended; `elapsed` is program time in milliseconds. */
export type Ending =
  | { readonly status: "finished"; readonly elapsed: number }
  | { readonly status: "failed"; readonly error: ProgramError }
  | { readonly status: "stopped" };

/** Trace events kept of one run; the rest is counted. */
export const TRACE_LIMIT = 200_000;

/** A result is read by programs rather than painted, so its lines may be longer. */
const KEPT: OutputLimits = { ...SHOWN, lineChars: 100_000 };

export class Run {
  readonly output: OutputModel;
  readonly #streams: Readonly<Record<Stream, OutputModel>> = {
    stdout: new OutputModel(KEPT),
    stderr: new OutputModel(KEPT),
  };
  readonly #trace: TraceEvent[] = [];
  #traceDropped = 0;
  #ending: Ending | null = null;

  constructor(output: OutputModel) {
    this.output = output;
  }

  get ending(): Ending | null {
    return this.#ending;
  }

  /** Trace events that were not kept, here or on the way here. */
  get traceDropped(): number {
    return this.#traceDropped;
  }

  /** Takes in one message; says whether it still counted. */
  receive(reply: RunReply): boolean {
    if (this.#ending !== null) return false;
    switch (reply.kind) {
      case "output":
        this.output.append(reply.stream, reply.text);
        this.#streams[reply.stream].append(reply.stream, reply.text);
        return true;
      case "dropped":
        this.output.drop(reply.lines);
        this.#streams[reply.stream].drop(reply.lines);
        return true;
      case "trace":
        this.#keepTrace(reply.events);
        this.#traceDropped += reply.dropped;
        return true;
      case "ask":
      case "notice":
        return true;
      case "done":
        return this.#end(
          reply.error === null
            ? { status: "finished", elapsed: reply.elapsed }
            : { status: "failed", error: reply.error },
        );
      case "fault":
        return this.#end({ status: "failed", error: engineError(reply.message) });
    }
  }

  /** Ends it from outside, unless it has ended already. */
  stop(): boolean {
    return this.#end({ status: "stopped" });
  }

  /** Only once it has ended. */
  result(): RunResult {
    const ending = this.#ending;
    if (ending === null) throw new Error("A run has no result before it has ended.");
    return {
      status: ending.status,
      stdout: this.#streams.stdout.text(),
      stderr: this.#streams.stderr.text(),
      error: ending.status === "failed" ? ending.error : null,
      trace: this.#trace,
    };
  }

  #end(ending: Ending): boolean {
    if (this.#ending !== null) return false;
    this.#ending = ending;
    return true;
  }

  #keepTrace(events: readonly TraceEvent[]): void {
    const room = TRACE_LIMIT - this.#trace.length;
    const kept = events.length <= room ? events : events.slice(0, room);
    for (const event of kept) this.#trace.push(event);
    this.#traceDropped += events.length - kept.length;
  }
}

/** A failure of the engine, not of the program: no line of the program is to blame. */
export function engineError(message: string): ProgramError {
  return { name: "EngineError", message, line: null, column: null, frames: [] };
}

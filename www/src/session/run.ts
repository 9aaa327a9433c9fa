/**
 * One run, from the press of the button to its result: collects what arrives and ends exactly once.
 * Whatever arrives after that is dropped, so a late message of an old run can never reach a new one.
 * Knows the protocol; knows neither workers nor the page.
 */
import type { HoldMessage, ProgramError, Stream } from "../protocol/messages";
import { MOST_EVENTS, type TraceEvent } from "../protocol/trace";
import type { TraceRows } from "../protocol/trace-rows";
import type { RunReply } from "../transport/connection";
import { engineError } from "./engine-error";
import { OutputModel, SHOWN, type OutputLimits } from "./output-model";

type TraceReply = Extract<RunReply, { kind: "trace" }>;

export interface RunResult {
  readonly status: "finished" | "failed" | "stopped";
  /** Bounded as the output on the page is, with a line that says how much was left out. */
  readonly stdout: string;
  readonly stderr: string;
  readonly error: ProgramError | null;
  /** What the program did, as far as that was kept. Made when it is asked for, for it is large. */
  readonly trace: readonly TraceEvent[];
}

/** How a run ended; `elapsed` is program time in milliseconds. */
export type Ending =
  | { readonly status: "finished"; readonly elapsed: number }
  /** `reported`: the engine has written why to stderr, so that nobody has to say it again. */
  | { readonly status: "failed"; readonly error: ProgramError; readonly reported: boolean }
  | { readonly status: "stopped" };

/** A result is read by programs rather than painted, so its lines may be longer. */
const KEPT: OutputLimits = { ...SHOWN, lineChars: 100_000 };

/** How a run stands that somebody holds. */
export interface Pause {
  /** Where it waits, in milliseconds of program time and turns; null until it does. */
  readonly at: { readonly at: number; readonly turn: number } | null;
  /** It was asked to wait, or to go a step, and has not come to where it is to wait. */
  readonly awaited: boolean;
  /** For long, for a job runs and runs. */
  readonly late: boolean;
}

export class Run {
  readonly output: OutputModel;
  readonly #streams: Readonly<Record<Stream, OutputModel>> = {
    stdout: new OutputModel(KEPT),
    stderr: new OutputModel(KEPT),
  };
  readonly #reportsErrors: boolean;
  /** The events that are kept, and how many these are. */
  readonly #traces: TraceRows[] = [];
  #kept = 0;
  readonly #notices: string[] = [];
  #asked: string | null = null;
  #stopping = false;
  #pause: Pause | null = null;
  #ending: Ending | null = null;

  /** `reportsErrors`: whether its engine writes to stderr why a program failed. */
  constructor(output: OutputModel, reportsErrors = false) {
    this.output = output;
    this.#reportsErrors = reportsErrors;
  }

  /** The prompt of the line that the program waits for, or null. */
  get asked(): string | null {
    return this.#asked;
  }

  /** What the engine had to say about this run. */
  get notices(): readonly string[] {
    return this.#notices;
  }

  /** Whether the person has pressed Stop, and the program may still clean up. */
  get isStopping(): boolean {
    return this.#stopping;
  }

  /** Null while nobody holds it. */
  get pause(): Pause | null {
    return this.#pause;
  }

  get ending(): Ending | null {
    return this.#ending;
  }

  /**
   * Keeps what a program did, up to a limit, which a worker that lies about itself does not move. What was kept, and how
   * many events were not, here or on the way here.
   */
  keepTrace({ rows, dropped }: TraceReply): { rows: TraceRows; dropped: number } {
    const kept = rows.first(MOST_EVENTS - this.#kept);
    this.#kept += kept.length;
    if (kept.length > 0) this.#traces.push(kept);
    return { rows: kept, dropped: dropped + rows.length - kept.length };
  }

  /** Takes in one message; says whether it still counted. */
  receive(reply: RunReply): boolean {
    if (this.#ending !== null) return false;
    switch (reply.kind) {
      case "output":
        this.#write(reply.stream, reply.text);
        return true;
      case "cut":
        this.output.cut(reply.stream, reply.characters);
        this.#streams[reply.stream].cut(reply.stream, reply.characters);
        return true;
      case "dropped":
        this.output.drop(reply.lines);
        this.#streams[reply.stream].drop(reply.lines);
        return true;
      case "trace":
        return true;
      case "paused":
        // Not if it was let go on meanwhile.
        if (this.#pause !== null) {
          this.#pause = { at: { at: reply.at, turn: reply.turn }, awaited: false, late: false };
        }
        return true;
      case "ask":
        this.#write("stdout", reply.prompt);
        this.#asked = reply.prompt;
        return true;
      case "notice":
        this.#notices.push(reply.text);
        return true;
      case "done":
        return this.#end(
          reply.error === null
            ? { status: "finished", elapsed: reply.elapsed }
            : { status: "failed", error: reply.error, reported: this.#hasReported(reply.error) },
        );
      case "fault":
        return this.#end({ status: "failed", error: engineError(reply.message), reported: false });
    }
  }

  /**
   * The person's answer to what was asked, or null for the end of the input: shown as a terminal echoes it,
   * though it is no part of what the program wrote.
   */
  answer(text: string | null): void {
    this.output.echo(text === null ? "^D\n" : `${text}\n`);
    this.#asked = null;
  }

  /** Takes note of what it is about to be sent, unless that makes no sense now: a step while it does not wait. */
  hold({ kind }: HoldMessage): boolean {
    const pause = this.#pause;
    const fits = { pause: pause === null, step: pause?.awaited === false, resume: pause !== null }[kind];
    if (this.#stopping || !fits) return false;
    this.#pause = kind === "resume" ? null : { at: pause?.at ?? null, awaited: true, late: false };
    return true;
  }

  /** The time in which a job commonly ends is over. */
  beLate(): boolean {
    if (this.#pause?.awaited !== true) return false;
    this.#pause = { ...this.#pause, late: true };
    return true;
  }

  /** Takes note that it is about to be stopped: whatever it does now, it was stopped. */
  beginStopping(): void {
    this.#asked = null;
    this.#pause = null;
    this.#stopping = true;
  }

  /** Ends it from outside, unless it has ended already. */
  stop(): boolean {
    return this.#end({ status: "stopped" });
  }

  /** Only once it has ended. */
  result(): RunResult {
    const ending = this.#ending;
    if (ending === null) throw new Error("A run has no result before it has ended.");
    const traces = this.#traces;
    let trace: readonly TraceEvent[] | null = null;
    return {
      status: ending.status,
      stdout: this.#streams.stdout.text(),
      stderr: this.#streams.stderr.text(),
      error: ending.status === "failed" ? ending.error : null,
      get trace() {
        return (trace ??= traces.flatMap((rows) => rows.events()));
      },
    };
  }

  #end(ending: Ending): boolean {
    if (this.#ending !== null) return false;
    this.#asked = null;
    for (const output of [this.output, ...Object.values(this.#streams)]) output.end();
    this.#ending = this.#stopping ? { status: "stopped" } : ending;
    return true;
  }

  #write(stream: Stream, text: string): void {
    this.output.append(stream, text);
    this.#streams[stream].append(stream, text);
  }

  /** Told by its name: a report that was cut off, or never written, leaves the telling to the page. */
  #hasReported({ name }: ProgramError): boolean {
    return this.#reportsErrors && this.#streams.stderr.text().includes(name);
  }
}

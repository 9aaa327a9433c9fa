/**
 * Every message that crosses between the page and an engine's worker, and how one is read from
 * unknown input. Knows no DOM, no worker, no language and no colour.
 *
 * A worker serves one run: `ready` once it can take one, then `run`, then any number of `output`,
 * `trace`, `ask` and `notice`, then exactly one `done`. An engine whose WebAssembly the page downloads
 * is sent it, as `engine`, before it says `ready`. Stopping is ending the worker; an engine that says it
 * can be interrupted is sent `interrupt` a moment before.
 *
 * A run can be held: `pause`, then any number of `step`, then `resume`. As soon as no job runs after `pause` or `step`,
 * it answers `paused`, and all that it did and wrote before has been sent by then. A run may end while it is paused.
 */
import type { Speed } from "./speed";
import type { TraceBatch } from "./trace";
import type { TraceRows } from "./trace-rows";

/** Which of a program's two streams a piece of text belongs to. */
export type Stream = "stdout" | "stderr";

/** A place in the person's own program. Lines count from 1, columns from 1, as editors show them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One frame of a stack in the person's own code, innermost first. */
export interface Frame extends Position {
  readonly name: string;
}

/** Why a program failed. `line` and `column` are null where no line of the program is to blame. */
export interface ProgramError {
  /** `SyntaxError`, `TypeError`, the name of a class of the person's own ... */
  readonly name: string;
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly frames: readonly Frame[];
  /** Which of `RunMessage.before` it ended in, and all places are in: its number, from 0. Absent for the program itself. */
  readonly before?: number;
}

/** A program that runs before another one, which shares its names. */
export interface Snippet {
  /** What it is called in reports; no two of a run have the same name. */
  readonly name: string;
  readonly code: string;
}

export interface RunMessage {
  readonly kind: "run";
  readonly code: string;
  readonly speed: Speed;
  /** Whether trace events are wanted. */
  readonly trace: boolean;
  /** Whether these are to say each line, too, that the program comes to. */
  readonly lines: boolean;
  /** What runs before it, one after another, on the instant clock and unheard. Absent is none. */
  readonly before?: readonly Snippet[];
}

/** How many may run before a program. */
export const MOST_BEFORE = 200;

/** How far a paused program goes: to the end of one job, or of the turn. */
export type Step = "job" | "turn";

/** A hand on the run under way. */
export type HoldMessage =
  { readonly kind: "pause" } | { readonly kind: "step"; readonly by: Step } | { readonly kind: "resume" };

export type ToWorker =
  /** The engine's WebAssembly, compiled: sent first, once, where the engine has some for the page to load. */
  | { readonly kind: "engine"; readonly module: WebAssembly.Module }
  | RunMessage
  | HoldMessage
  /** Ctrl+C: the program may clean up, and has half a second for it. */
  | { readonly kind: "interrupt" }
  /** The answer to `ask`: a line without its newline, or null for the end of the input. */
  | { readonly kind: "input"; readonly text: string | null };

export interface TraceMessage extends TraceBatch {
  readonly kind: "trace";
  /** Events that were not kept since the last one. */
  readonly dropped: number;
}

/** As a worker posts it. */
export type FromWorker =
  | { readonly kind: "ready" }
  | { readonly kind: "output"; readonly stream: Stream; readonly text: string }
  /** So many characters follow that the program wrote at once, and that are more than anyone could see. */
  | { readonly kind: "cut"; readonly stream: Stream; readonly characters: number }
  /** Output that was produced faster than it could be shown and so was left out, in lines. */
  | { readonly kind: "dropped"; readonly stream: Stream; readonly lines: number }
  | TraceMessage
  /** It waits for `step` or `resume`: program time in milliseconds, and the turn, 0 before the first. */
  | { readonly kind: "paused"; readonly at: number; readonly turn: number }
  /** The program waits for a line from the person. */
  | { readonly kind: "ask"; readonly prompt: string }
  /** One line that the engine has to say about this run; not of the program's output. */
  | { readonly kind: "notice"; readonly text: string }
  | {
      readonly kind: "done";
      readonly status: "finished" | "failed";
      readonly error: ProgramError | null;
      /** Program time that passed, in milliseconds. */
      readonly elapsed: number;
    }
  /** The engine itself broke (not the program): the worker must be thrown away. */
  | { readonly kind: "fault"; readonly message: string };

/** The same as the page reads it: what is in a trace was checked. */
export type Heard =
  | Exclude<FromWorker, TraceMessage>
  | { readonly kind: "trace"; readonly rows: TraceRows; readonly dropped: number };

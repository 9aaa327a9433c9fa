/**
 * What the worker knows of the generated module, src/generated/python (crate/python/src/browser). Types only.
 */
import type { PageHost } from "./page";

/** How a program ended, as Rust says it. */
export interface Ended {
  readonly exitCode: number;
  /** The class of the exception that ended it, if one did. */
  readonly error?: string | undefined;
  readonly message: string;
  /** The functions that had not returned, innermost first. */
  readonly functions: readonly string[];
  /** Where each of them stood: line, column, line, column ... */
  readonly places: Uint32Array;
  /** Line and column of the error, or nothing. */
  readonly place: Uint32Array;
  /** Program time that passed, in milliseconds; that of what ran before it aside. */
  readonly elapsed: number;
  /** Which of what runs before it the run ended in, if in one of these: its number, from 0. All places are in that. */
  readonly before?: number | undefined;
}

/** An interpreter for one program. */
export interface Python {
  /** `speed` is program time over wall time, or undefined for the clock that jumps; `epoch` is in milliseconds. */
  run(code: string, speed: number | undefined, epoch: number): Promise<Ended>;
  /** On the clock that jumps, where the browser cannot suspend WebAssembly. */
  runWithoutSuspending(code: string, epoch: number): Ended;
  /**
   * Has the page told what the event loops do: so many events, and so many lines that the program comes to among them,
   * for more are only counted. With 0 lines the program is not watched for them. Before it runs.
   */
  trace(most: number, lines: number): void;
  /** Has this run before the program; of several, one after another. `PageHost.begins` says when all of them have. */
  runBefore(name: string, code: string): void;
  /** Has the program wait, at the latest when the turn has ended; `PageHost.paused` says when it does. */
  pause(): void;
  resume(): void;
  /** Lets a paused program go to the end of one job, or of the turn. */
  step(turn: boolean): void;
  interrupt(): void;
}

export interface Api {
  /** Instantiates the engine; to be awaited before anything else. */
  default(options: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  Python: new (page: PageHost) => Python;
  /** Runs a stack that the engine has made. */
  runStack(stack: number): Promise<void>;
}

/**
 * The states of one playground: idle, loading, running, finished, failed, stopped. Starts runs on
 * workers from the pool, keeps the newest run only, and tells one listener what changed. Knows nothing
 * of the DOM, and of languages only that an engine may be missing.
 */
import type { EngineDefinition } from "../engines/engine";
import type { ProgramError, Stream } from "../protocol/messages";
import type { Speed } from "../protocol/speed";
import type { Connection, RunReply } from "../transport/connection";
import type { WorkerPool } from "../transport/pool";
import { OutputModel } from "./output-model";
import { Run, type RunResult } from "./run";

export type SessionState =
  | { readonly name: "idle" }
  | { readonly name: "loading" }
  | { readonly name: "running" }
  /** `elapsed` is program time in milliseconds. */
  | { readonly name: "finished"; readonly elapsed: number; readonly speed: Speed }
  | { readonly name: "failed"; readonly error: ProgramError }
  | { readonly name: "stopped" };

export interface Program {
  readonly code: string;
  readonly language: string;
  readonly speed: Speed;
}

/** Called as things happen, never from within the constructor. */
export interface SessionListener {
  stateChanged(state: SessionState): void;
  /** A new, empty output took the place of the last one. */
  outputReplaced(output: OutputModel): void;
  outputChanged(): void;
  /** The program wrote this. */
  wrote(stream: Stream, text: string): void;
  ended(result: RunResult): void;
}

interface Active {
  readonly run: Run;
  readonly program: Program;
  readonly connection: Connection | null;
  readonly resolve: (result: RunResult) => void;
}

export class Session {
  readonly #pool: WorkerPool;
  readonly #engines: readonly EngineDefinition[];
  readonly #listener: SessionListener;
  #state: SessionState = { name: "idle" };
  #output = new OutputModel();
  #active: Active | null = null;

  constructor(pool: WorkerPool, engines: readonly EngineDefinition[], listener: SessionListener) {
    this.#pool = pool;
    this.#engines = engines;
    this.#listener = listener;
  }

  get state(): SessionState {
    return this.#state;
  }

  get output(): OutputModel {
    return this.#output;
  }

  /** Whether there is a run to stop. */
  get isBusy(): boolean {
    return this.#active !== null;
  }

  /** Readies a worker, for a person who is about to run something. */
  warm(language: string): void {
    const engine = this.#engine(language);
    if (engine !== undefined && this.#active === null) this.#pool.warm(engine);
  }

  /** Starts a run; one that is under way is stopped first. Resolves when it ends, and never rejects. */
  run(program: Program): Promise<RunResult> {
    this.stop();
    this.#replaceOutput();
    const run = new Run(this.#output);
    return new Promise((resolve) => {
      const connection = this.#connect(program);
      if (typeof connection === "string") {
        this.#active = { run, program, connection: null, resolve };
        this.#receive(run, { kind: "fault", message: connection });
        return;
      }
      this.#active = { run, program, connection, resolve };
      this.#enter({ name: "loading" });
      connection.run(
        { kind: "run", code: program.code, speed: program.speed, trace: true },
        () => this.#enter({ name: "running" }),
        (reply) => this.#receive(run, reply),
      );
    });
  }

  /** Ends the run under way, if there is one. What it wrote so far stays. */
  stop(): void {
    const active = this.#active;
    if (active?.run.stop()) this.#settle(active);
  }

  /** Stops, forgets the output and goes back to the beginning. */
  clear(): void {
    this.stop();
    this.#replaceOutput();
    this.#enter({ name: "idle" });
  }

  /** A connection, or why there is none. */
  #connect(program: Program): Connection | string {
    const engine = this.#engine(program.language);
    if (engine === undefined) {
      const known = this.#engines.map((each) => each.language).join(", ");
      return `There is no engine for “${program.language}” here. Set the language to one of: ${known}.`;
    }
    try {
      return this.#pool.take(engine);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      return `This page does not allow the worker that runs programs: ${error.message}`;
    }
  }

  #receive(run: Run, reply: RunReply): void {
    const active = this.#active;
    if (active?.run !== run || !run.receive(reply)) return;
    if (run.ending !== null) return this.#settle(active);
    if (reply.kind === "output") this.#listener.wrote(reply.stream, reply.text);
    if (reply.kind === "output" || reply.kind === "dropped") this.#listener.outputChanged();
  }

  #settle(active: Active): void {
    const { run, program, connection, resolve } = active;
    const ending = run.ending;
    if (ending === null) throw new Error("A run is settled only once it has ended.");
    this.#active = null;
    connection?.end();
    const result = run.result();
    if (ending.status === "finished") {
      this.#enter({ name: "finished", elapsed: ending.elapsed, speed: program.speed });
    } else if (ending.status === "failed") {
      this.#enter({ name: "failed", error: ending.error });
    } else {
      this.#enter({ name: "stopped" });
    }
    // Whoever ran once is likely to run again.
    this.warm(program.language);
    this.#listener.ended(result);
    resolve(result);
  }

  #replaceOutput(): void {
    this.#output = new OutputModel();
    this.#listener.outputReplaced(this.#output);
  }

  #enter(state: SessionState): void {
    this.#state = state;
    this.#listener.stateChanged(state);
  }

  #engine(language: string): EngineDefinition | undefined {
    return this.#engines.find((engine) => engine.language === language);
  }
}

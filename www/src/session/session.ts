/**
 * The states of one playground: idle, loading, running, finished, failed, stopped. Starts runs on
 * workers from the pool, keeps the newest run only, and tells one listener what changed. Knows nothing
 * of the DOM, and of languages only that an engine may be missing.
 */
import type { EngineDefinition } from "../engines/engine";
import type { HoldMessage, ProgramError, Snippet, Stream } from "../protocol/messages";
import type { TraceRows } from "../protocol/trace-rows";
import type { Speed } from "../protocol/speed";
import type { Connection, RunReply } from "../transport/connection";
import type { Download } from "../transport/engine-modules";
import type { WorkerPool } from "../transport/pool";
import { words } from "../words/engine";
import { OutputModel } from "./output-model";
import { Run, type Pause, type RunResult } from "./run";

export type SessionState =
  | { readonly name: "idle" }
  /** `engine` is the name of one that the page downloads; `download` is null once it is there. */
  | { readonly name: "loading"; readonly engine: string | null; readonly download: Download | null }
  /** `asked` is the prompt of the line it waits for; `stopping`, whether it is about to be ended. */
  | {
      readonly name: "running";
      readonly asked: string | null;
      readonly stopping: boolean;
      readonly pause: Pause | null;
    }
  /** `elapsed` is program time in milliseconds. */
  | { readonly name: "finished"; readonly elapsed: number; readonly speed: Speed }
  /** `reported`: why stands in the output already. */
  | { readonly name: "failed"; readonly error: ProgramError; readonly reported: boolean }
  | { readonly name: "stopped" };

/** A program that runs before another one, and what a person calls it. */
export interface Titled extends Snippet {
  readonly title: string;
}

export interface Program {
  readonly code: string;
  readonly language: string;
  readonly speed: Speed;
  /** Whether the trace says each line that it comes to. */
  readonly lines: boolean;
  /** What runs before it. */
  readonly before?: readonly Titled[];
}

/** Called as things happen, never from within the constructor. */
export interface SessionListener {
  stateChanged(state: SessionState): void;
  /** A new, empty output took the place of the last one. */
  outputReplaced(output: OutputModel): void;
  outputChanged(): void;
  /** The program wrote this. */
  wrote(stream: Stream, text: string): void;
  /** The program did this; `dropped` counts events that were not kept. */
  traced(rows: TraceRows, dropped: number): void;
  ended(result: RunResult): void;
}

interface Active {
  readonly run: Run;
  readonly engine: EngineDefinition | null;
  readonly program: Program;
  /** Null where none can be had. */
  connection: Connection | null;
  readonly resolve: (result: RunResult) => void;
  /** Ends what goes on beside the run: the watch over a download, the time that is left to clean up. */
  release: () => void;
}

/** How long a program that is stopped may clean up, in milliseconds. */
export const STOP_WITHIN = 500;

/** How long a job may go on after a pause was asked for before that is said, in milliseconds. */
export const PAUSE_WITHIN = 500;

export class Session {
  readonly #pool: WorkerPool;
  readonly #engines: readonly EngineDefinition[];
  readonly #listener: SessionListener;
  #state: SessionState = { name: "idle" };
  #output = new OutputModel();
  #active: Active | null = null;
  #notices: readonly string[] = [];
  #patience: ReturnType<typeof setTimeout> | undefined;

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

  /** What the engine had to say about the newest run. */
  get notices(): readonly string[] {
    return this.#notices;
  }

  /** The name of the program's file in what an engine of that language writes, if it writes one. */
  programFile(language: string): string | null {
    return this.#engine(language)?.programFile ?? null;
  }

  /** What runs now, if anything does. */
  get program(): Program | null {
    return this.#active?.program ?? null;
  }

  /** Whether there is a run to stop. */
  get isBusy(): boolean {
    return this.#active !== null;
  }

  /** Readies a worker, for a person who is about to run something. */
  warm(language: string): void {
    const engine = this.#engine(language);
    if (engine === undefined || this.#active !== null) return;
    this.#pool.warm(engine);
  }

  /** Starts a run; one that is under way is ended first. Resolves when it ends, and never rejects. */
  run(program: Program): Promise<RunResult> {
    this.end();
    this.#replaceOutput();
    const engine = this.#engine(program.language) ?? null;
    const run = new Run(this.#output, engine?.programFile !== undefined);
    return new Promise((resolve) => {
      const active: Active = { run, engine, program, connection: null, resolve, release: () => {} };
      this.#active = active;
      if (engine === null) return this.#receive(run, { kind: "fault", message: this.#noEngine(program) });
      this.#begin(active, engine);
    });
  }

  #begin(active: Active, engine: EngineDefinition): void {
    const { run, program } = active;
    const connection = connect(engine, this.#pool);
    if (typeof connection === "string") {
      this.#receive(run, { kind: "fault", message: connection });
      return;
    }
    active.connection = connection;
    const { code, speed, lines } = program;
    const before = program.before?.map(({ name, code }) => ({ name, code }));
    this.#watchLoading(active, engine);
    // Whoever hears of it may have ended the run.
    if (this.#active !== active) return;
    connection.run(
      { kind: "run", code, speed, trace: true, lines, ...(before === undefined ? {} : { before }) },
      () => {
        active.release();
        this.#enterRunning(run);
      },
      (reply) => this.#receive(run, reply),
    );
  }

  /**
   * Stops the run under way, if there is one. Where the engine can interrupt a program, this one may clean up
   * for half a second, and a second call ends it. What it wrote so far stays.
   */
  stop(): void {
    const active = this.#active;
    if (active === null) return;
    const { run, engine, connection } = active;
    if (engine?.interrupts !== true || this.#state.name !== "running" || run.isStopping) return this.end();
    run.beginStopping();
    const timer = setTimeout(() => {
      if (this.#active === active) this.end();
    }, STOP_WITHIN);
    active.release = () => clearTimeout(timer);
    connection?.send({ kind: "interrupt" });
    this.#enterRunning(run);
  }

  /** Has the run under way wait between two jobs, go a step further, or go on; nothing where that makes no sense. */
  hold(message: HoldMessage): void {
    const active = this.#active;
    if (active === null || this.#state.name !== "running" || !active.run.hold(message)) return;
    const { run } = active;
    active.connection?.send(message);
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => {
      if (run.beLate()) this.#enterRunning(run);
    }, PAUSE_WITHIN);
    this.#enterRunning(run);
  }

  /** Ends the run under way at once, if there is one. What it wrote so far stays. */
  end(): void {
    const active = this.#active;
    if (active?.run.stop()) this.#settle(active);
  }

  /** Answers what the program asked; null is the end of its input. */
  answer(text: string | null): void {
    const active = this.#active;
    if (active === null || active.run.asked === null) return;
    active.run.answer(text);
    active.connection?.send({ kind: "input", text });
    this.#listener.outputChanged();
    this.#enterRunning(active.run);
  }

  /** Ends the run, forgets the output and goes back to the beginning. */
  clear(): void {
    this.end();
    this.#replaceOutput();
    this.#enter({ name: "idle" });
  }

  #noEngine({ language }: Program): string {
    return words.unknownLanguage(
      language,
      this.#engines.map((each) => each.language),
    );
  }

  #receive(run: Run, reply: RunReply): void {
    const active = this.#active;
    if (active?.run !== run || !run.receive(reply)) return;
    if (run.ending !== null) return this.#settle(active);
    if (reply.kind === "output") this.#listener.wrote(reply.stream, reply.text);
    if (["output", "cut", "dropped"].includes(reply.kind)) this.#listener.outputChanged();
    if (reply.kind === "ask") this.#ask(run, reply.prompt);
    if (reply.kind === "trace") this.#traced(run, reply);
    if (reply.kind === "paused") this.#enterRunning(run);
    if (reply.kind === "notice") {
      this.#notices = run.notices;
      this.#enterRunning(run);
    }
  }

  #traced(run: Run, reply: Extract<RunReply, { kind: "trace" }>): void {
    const { rows, dropped } = run.keepTrace(reply);
    this.#listener.traced(rows, dropped);
  }

  #ask(run: Run, prompt: string): void {
    if (prompt !== "") this.#listener.wrote("stdout", prompt);
    this.#listener.outputChanged();
    this.#enterRunning(run);
  }

  #watchLoading(active: Active, engine: EngineDefinition): void {
    const { run } = active;
    const label = engine.wasmUrl === undefined ? null : engine.label;
    this.#enter({ name: "loading", engine: label, download: null });
    if (label === null) return;
    active.release = this.#pool.watch(engine, (download) => {
      if (this.#active?.run === run) this.#enter({ name: "loading", engine: label, download });
    });
  }

  #enterRunning(run: Run): void {
    if (this.#active?.run === run) {
      this.#enter({ name: "running", asked: run.asked, stopping: run.isStopping, pause: run.pause });
    }
  }

  #settle(active: Active): void {
    const { run, program, connection, resolve } = active;
    const ending = run.ending;
    if (ending === null) throw new Error("A run is settled only once it has ended.");
    this.#active = null;
    active.release();
    connection?.end();
    const result = run.result();
    if (ending.status === "finished") {
      this.#enter({ name: "finished", elapsed: ending.elapsed, speed: program.speed });
    } else if (ending.status === "failed") {
      this.#enter({ name: "failed", error: ending.error, reported: ending.reported });
    } else {
      this.#enter({ name: "stopped" });
    }
    // Whoever ran once is likely to run again.
    this.warm(program.language);
    this.#listener.ended(result);
    resolve(result);
  }

  #replaceOutput(): void {
    this.#notices = [];
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

/** A connection, or why there is none. */
function connect(engine: EngineDefinition, pool: WorkerPool): Connection | string {
  try {
    return pool.take(engine);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return words.workerForbidden(error.message);
  }
}

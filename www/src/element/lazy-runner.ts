/**
 * What runs programs, as the element has it before it was loaded: a page that is only read needs none of it. A run that is
 * asked for meanwhile is under way at once, can be stopped, and goes on by itself when the rest is here. Knows the runner
 * by its type only.
 */
import { nothing } from "lit";
import type { HoldMessage, ProgramError } from "../protocol/messages";
import { engineError } from "../session/engine-error";
import type { OutputModel } from "../session/output-model";
import type { RunResult } from "../session/run";
import type { Program, SessionState } from "../session/session";
import { words } from "../words/loading";
import { noticeView } from "./notice-view";
import type { Runner, RunnerHost } from "./runner";

type Load = () => Promise<new (host: RunnerHost) => Runner>;

const loadRunner: Load = async () => (await import("./runner")).Runner;

interface Waiting {
  /** Null while not even that is there. */
  readonly program: Program | null;
  readonly resolve: (result: RunResult) => void;
}

export class LazyRunner {
  readonly #host: RunnerHost;
  readonly #load: Load;
  #here: Runner | null = null;
  #loading: Promise<Runner> | null = null;
  #state: SessionState = { name: "idle" };
  #section: HTMLElement | null = null;
  /** The run that was asked for while nothing was here that could run it. */
  #waiting: Waiting | null = null;

  constructor(host: RunnerHost, load = loadRunner) {
    this.#host = {
      ...host,
      stateChanged: (state) => {
        this.#state = state;
        host.stateChanged(state);
      },
    };
    this.#load = load;
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Null while nothing was run. */
  get output(): OutputModel | null {
    return this.#here?.output ?? null;
  }

  /** Whether there is a run to stop. */
  get isBusy(): boolean {
    return this.#waiting !== null || this.#here?.isBusy === true;
  }

  /** What runs now, if anything does. */
  get program(): Program | null {
    return this.#waiting?.program ?? this.#here?.program ?? null;
  }

  /** What stands above the output. */
  get aside(): unknown {
    if (this.#here !== null) return this.#here.aside;
    return this.#state.name === "failed" ? noticeView(this.#state.error.message) : nothing;
  }

  /** Whether the output was as expected; null where nothing is known of that. */
  get isExpected(): boolean | null {
    return this.#here?.isExpected ?? null;
  }

  /** Loads it in advance. What fails is reported by the run that needs it: nobody does yet. */
  preload(): void {
    this.#get().catch(() => {});
  }

  /** Readies a worker, for a person who is about to run something. */
  warm(language: string): void {
    this.#get().then(
      (runner) => runner.warm(language),
      // As above.
      () => {},
    );
  }

  /** Starts a run; one that is under way is ended first. Resolves when it ends, and never rejects. */
  run(program: Program): Promise<RunResult> {
    if (this.#here !== null) return this.#here.run(program);
    return new Promise((resolve) => {
      this.#wait({ program, resolve });
      // How that ends, #get says to the run that waits.
      this.preload();
    });
  }

  /** Has a run wait for its program; `ready` resolves to null once it is there, or else to why it is not. */
  runAfter(ready: Promise<string | null>, run: () => Promise<RunResult>): Promise<RunResult> {
    return new Promise((resolve) => {
      const waiting = this.#wait({ program: null, resolve });
      void ready.then((problem) => {
        if (this.#waiting !== waiting) return;
        if (problem !== null) return this.#fail({ ...engineError(problem), name: "LoadError" });
        this.#waiting = null;
        void run().then(resolve);
      });
    });
  }

  /** Stops the run under way, as `Session.stop` does. */
  stop(): void {
    if (this.#here === null || this.#waiting !== null) this.end();
    else this.#here.stop();
  }

  /** Ends the run under way at once, if there is one. */
  end(): void {
    this.#settle({ name: "stopped" });
    this.#here?.end();
  }

  /** Ends the run, forgets the output and goes back to the beginning. */
  clear(): void {
    this.end();
    if (this.#here === null) this.#host.stateChanged({ name: "idle" });
    else this.#here.clear();
  }

  hold(message: HoldMessage): void {
    this.#here?.hold(message);
  }

  /** Paints into this part of the element from now on; into none, if it is null. */
  show(section: HTMLElement | null): void {
    this.#section = section;
    this.#here?.show(section);
  }

  /** Loads it once. Where that fails, the next call tries again. */
  #get(): Promise<Runner> {
    this.#loading ??= this.#load().then(
      (Runner) => {
        const runner = (this.#here = new Runner(this.#host));
        runner.show(this.#section);
        const { program = null, resolve } = this.#waiting ?? {};
        if (program !== null) {
          this.#waiting = null;
          void runner.run(program).then(resolve);
        }
        return runner;
      },
      (error: unknown) => {
        this.#loading = null;
        const reason = error instanceof Error ? error.message : String(error);
        // Firefox does not ask again for a module that did not come.
        if (this.#waiting?.program !== null) this.#fail(engineError(words.noRunner(reason)));
        throw error;
      },
    );
    return this.#loading;
  }

  #wait(waiting: Waiting): Waiting {
    this.end();
    this.#waiting = waiting;
    this.#host.stateChanged({ name: "loading", engine: null, download: null });
    return waiting;
  }

  #fail(error: ProgramError): void {
    this.#settle({ name: "failed", error, reported: false });
  }

  /** Ends a run that has not begun, if one waits. */
  #settle(state: SessionState & { readonly name: "failed" | "stopped" }): void {
    const waiting = this.#waiting;
    if (waiting === null) return;
    this.#waiting = null;
    const error = state.name === "failed" ? state.error : null;
    const result: RunResult = { status: state.name, stdout: "", stderr: "", error, trace: [] };
    this.#host.stateChanged(state);
    this.#host.ended(result);
    waiting.resolve(result);
  }
}

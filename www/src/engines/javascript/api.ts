/**
 * As much of crate/web's JavaScript API as the engine uses, in types. The module itself is generated, and
 * handed in by whoever has loaded its WebAssembly.
 */

export interface Future<T = unknown> {
  addDoneCallback(callback: (future: Future<T>) => void): void;
  readonly name: string;
  readonly done: boolean;
  readonly cancelled: boolean;
  setResult(value: T): void;
  setException(error: unknown): void;
  cancel(message?: string | Error): boolean;
  result(): T;
  exception(): unknown;
}

export interface Task<T = unknown> extends Future<T> {
  readonly id: number;
  /** Where it stands, as `EventLoopOptions.site` said. */
  readonly site: number | null;
  /** What it waits for, in words; null while it runs and when it is done. */
  readonly waitingFor: string | null;
  /** Whether somebody has come for its result. */
  readonly retrieved: boolean;
}

export interface Timer {
  cancel(): void;
}

export interface SpawnOptions {
  readonly name?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly eager?: boolean;
  readonly site?: number | null;
}

/** A place of the trace, with sites rather than lines. */
export interface SitedPlace {
  /** Of a new task, and of no other. */
  readonly name?: string | null;
  readonly what?: string | null;
  /** Where something was done. */
  readonly line?: number | null;
  /** Of a task: where it stands, or its function. */
  readonly site?: number | null;
}

/** What the loop hands over. */
export interface SitedBatch {
  readonly words: Float64Array;
  readonly text: string;
  readonly places: readonly SitedPlace[];
  readonly dropped: number;
}

export interface EventLoopOptions {
  readonly clock?: "live" | "instant";
  readonly speed?: number;
  readonly order?: "asyncio" | "browser";
  readonly trace?: (batch: SitedBatch) => void;
  readonly site?: () => number | null;
  /** Where the program is when it does something that the trace tells. */
  readonly here?: () => number | null;
  /** It has returned to the loop. */
  readonly left?: () => void;
  readonly onIdle?: () => void;
  /** `source` is the handle, future or task that the error came from: of a callback of it, or it failed. */
  readonly onError?: (error: unknown, source: unknown, how: "callback" | "failed") => void;
}

export interface EventLoop {
  readonly stopped: boolean;
  /** Whether a job of it runs. */
  readonly running: boolean;
  now(): number;
  /** Of the turn that is under way, or of the last one. */
  readonly turn: number;
  /** Between two jobs nothing runs from here on, and time stands still. */
  pause(): void;
  resume(): void;
  /** Runs one job, or what is left of the turn; says whether there was one. */
  step(): boolean;
  stepTurn(): boolean;
  /** Has an instant clock follow the wall from now on. */
  goLive(speed: number): void;
  /** Moves an instant clock on. */
  advance(milliseconds: number): void;
  /** What the next callback is called in the trace, which is handed over now. */
  called(name: string): void;
  callSoon(callback: () => void): Timer;
  callAt(when: number, callback: () => void): Timer;
  spawn(body: unknown, options?: SpawnOptions): Task;
  tasks(): readonly Task[];
  /** Tells the trace how much stands in the output (1) or in stderr (2) by now, in UTF-16 code units. */
  wrote(stream: 1 | 2, end: number): void;
  /** Tells the trace that nobody came for the error of a future, or of a task. */
  neverRetrieved(future: Future): void;
  /** Somebody will have its error. */
  markAsHandled(future: Future): void;
  /** Makes what stands behind a future that is traced or waited for. */
  createCore(task: number): unknown;
  /** Whether the job that runs was not there already, and the trace was told. */
  lineReached(line: number, within: number): boolean;
  stop(): void;
}

export interface Queue {
  readonly maxsize: number;
  readonly size: number;
}

export interface Lock {
  readonly locked: boolean;
}

export interface Event {
  readonly isSet: boolean;
}

export interface Api {
  readonly EventLoop: {
    new (options: EventLoopOptions): EventLoop;
    setCurrent(loop: EventLoop): void;
  };
  readonly Future: new <T>(options?: { name?: string }) => Future<T>;
  readonly Task: abstract new (...args: never) => Task;
  readonly Queue: abstract new () => Queue;
  readonly Lock: abstract new () => Lock;
  readonly Semaphore: abstract new () => Lock;
  readonly Event: abstract new () => Event;
  readonly CancelledError: new (message?: string, options?: ErrorOptions) => Error;
  readonly sleep: (delay: number, value?: unknown, options?: { readonly signal?: AbortSignal }) => Future;
  readonly spawn: (body: unknown, options?: SpawnOptions) => Task;
}

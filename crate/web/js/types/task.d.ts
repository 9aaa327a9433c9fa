/**
 * A coroutine that the loop can run: the object that a generator function returns. `yield x` in it awaits `x`, a
 * {@link Future}, a {@link Task}, a promise or anything with a `then`, and gives its result or throws its error.
 * Anything else comes back as it is after one turn of the loop. `yield*` runs another coroutine in its place.
 */
export type Coroutine<T = unknown> = Generator<unknown, T, any>;

/** What can be awaited. */
export type Awaitable<T = unknown> = PromiseLike<T> | Coroutine<T>;

/** What the result of `T` is, awaited: as `Awaited`, and the result of a coroutine. */
export type Outcome<T> = T extends Coroutine<infer R> ? Awaited<R> : Awaited<T>;

export interface SpawnOptions {
  /** For messages and for the trace. By default the function's name, or else `task-1` and so on. */
  name?: string;
  /** Cancels the task when it is aborted; the {@link CancelledError} has the signal's reason as its `cause`. */
  signal?: AbortSignal;
  /**
   * Runs the task up to its first wait at once, as calling an async function does. By default it begins in the
   * next turn of the loop, as `asyncio.create_task` has it.
   */
  eager?: boolean;
  /** Where it stands, until `EventLoopOptions.site` says more: for a compiler's use. */
  site?: number;
}

/**
 * A coroutine that runs, as {@link spawn} returned it. It is the {@link Future} of the coroutine's result.
 *
 * ```js
 * const task = spawn(function* fetchData() {
 *   yield sleep(2000);
 *   return "data";
 * });
 * console.log(await task);
 * ```
 */
export class Task<T = unknown> extends Future<T> {
  private constructor();

  /** Its number, by which the trace speaks of it. */
  readonly id: number;
  /** Where it stands, as `EventLoopOptions.site` said when it last suspended. */
  readonly site: number | null;
  /** What it waits for, in words: `sleep 300 ms`, `future-3`, `task fetchData`; null while it runs and at its end. */
  readonly waitingFor: string | null;
  /** Whether somebody awaited it or asked for its exception. A failure that nobody did is reported. */
  readonly retrieved: boolean;

  /**
   * Asks the task to end: a {@link CancelledError} is thrown into it where it waits, and what it waits for is
   * cancelled. Its `finally` blocks run and may wait for something in turn. Returns false if it was done.
   *
   * A native async function cannot be cancelled: a task that waits for one stops waiting, and it runs on.
   */
  cancel(message?: string): boolean;

  /** @deprecated A task's result comes from its coroutine: this always throws. */
  setResult(value: never): never;
  /** @deprecated A task's result comes from its coroutine: this always throws. */
  setException(error: never): never;
}

/**
 * Runs `body` as a task of the current loop.
 *
 * A function is called inside the task. Where it returns a coroutine, as a generator function does, the task runs
 * it; where it returns a promise or a future, the task's result is what that comes to.
 *
 * @throws {TypeError} if `body` can be neither called nor awaited.
 */
export function spawn<T>(body: () => T, options?: SpawnOptions): Task<Outcome<T>>;
export function spawn<T extends Awaitable>(body: T, options?: SpawnOptions): Task<Outcome<T>>;

/**
 * A future that is done with `value` once `delay` milliseconds have passed; never early. `sleep(0)` lets one turn of
 * the loop go by, `sleep(Infinity)` never ends.
 *
 * ```js
 * await sleep(300);
 * ```
 *
 * @throws {TypeError} if the delay is not a number; {@link RangeError} if it is negative or NaN.
 */
export function sleep(delay: number, value?: undefined, options?: { signal?: AbortSignal }): Future<void>;
export function sleep<T>(delay: number, value: T, options?: { signal?: AbortSignal }): Future<T>;

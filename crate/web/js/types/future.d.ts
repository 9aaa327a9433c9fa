/**
 * The promise of a result that somebody sets: pending, then exactly once a value, an error, or cancelled.
 *
 * A coroutine awaits it with `yield future`, any other code with `await future`. What waits for it goes on in
 * the order in which it came, by way of the loop's ready queue; nothing runs inside {@link setResult}.
 *
 * ```js
 * const future = new Future();
 * future.addDoneCallback((done) => console.log(done.result()));
 * future.setResult("future is done!"); // prints in the next turn of the loop
 * ```
 */
export class Future<T = unknown> implements PromiseLike<T> {
  /** A pending future of the current loop. Its name is for messages and for the trace. */
  constructor(options?: { name?: string });

  /** The name it was given, or `future-1` and so on. */
  readonly name: string;
  /** Whether it has a result, failed, or was cancelled. */
  readonly done: boolean;
  /** Whether it was cancelled. */
  readonly cancelled: boolean;

  /**
   * Sets the result.
   *
   * @throws {InvalidStateError} if it is done.
   */
  setResult(value: T): void;

  /**
   * Makes it fail with `error`.
   *
   * @throws {InvalidStateError} if it is done.
   */
  setException(error: unknown): void;

  /**
   * Cancels it: whoever awaits it gets a {@link CancelledError} with this message. Returns false if it was done.
   */
  cancel(message?: string): boolean;

  /**
   * The result.
   *
   * @throws {InvalidStateError} if it is pending; {@link CancelledError} if it was cancelled; or the error with which
   * it failed.
   */
  result(): T;

  /**
   * The error with which it failed, or null if it has a result.
   *
   * @throws {InvalidStateError} if it is pending; {@link CancelledError} if it was cancelled.
   */
  exception(): unknown;

  /**
   * Calls `callback` with this future once it is done, in a turn of the loop: also if it is done already.
   * Callbacks run in the order in which they were added.
   */
  addDoneCallback(callback: (future: this) => void): void;

  /** Takes back a callback as often as it was added, and returns how often that was. */
  removeDoneCallback(callback: (future: this) => void): number;

  /** As a promise's. Returns a native promise. */
  then<R = T, E = never>(
    onResult?: ((value: T) => R | PromiseLike<R>) | null,
    onError?: ((error: any) => E | PromiseLike<E>) | null,
  ): Promise<R | E>;
  /** As a promise's. Returns a native promise. */
  catch<E = never>(onError?: ((error: any) => E | PromiseLike<E>) | null): Promise<T | E>;
  /** As a promise's. Returns a native promise. */
  finally(onDone?: (() => void) | null): Promise<T>;
}

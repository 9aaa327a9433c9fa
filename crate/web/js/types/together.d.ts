/**
 * Waits for all of these at once and gives their results in the order in which they were passed. A coroutine among
 * them becomes a task.
 *
 * The first failure is passed on at once, and the others run on, unless `returnExceptions` says that errors are
 * results like any other. Cancelling the gathering cancels all that is in it.
 *
 * ```js
 * const [a, b] = await gather(fetchData(1), fetchData(2));
 * ```
 *
 * @throws {TypeError} if one of them cannot be awaited.
 */
export function gather<const T extends readonly Awaitable[]>(
  awaitables: T,
  options?: { returnExceptions?: false },
): Future<{ -readonly [K in keyof T]: Outcome<T[K]> }>;
export function gather<const T extends readonly Awaitable[]>(
  awaitables: T,
  options: { returnExceptions: boolean },
): Future<{ -readonly [K in keyof T]: Outcome<T[K]> | Error }>;
export function gather<T>(
  awaitables: Iterable<Awaitable<T>>,
  options?: { returnExceptions?: boolean },
): Future<T[]>;
export function gather<T extends readonly Awaitable[]>(
  ...awaitables: T
): Future<{ -readonly [K in keyof T]: Outcome<T[K]> }>;
export function gather<T extends readonly Awaitable[]>(
  ...args: [...awaitables: T, options: { returnExceptions: boolean }]
): Future<{ -readonly [K in keyof T]: Outcome<T[K]> | Error }>;

export interface WaitOptions {
  /** Milliseconds after which it is done however things stand. By default it waits as long as it takes. */
  timeout?: number;
  /** What to wait for. Default `all-completed`. */
  returnWhen?: "first-completed" | "first-exception" | "all-completed";
}

/**
 * Waits until some or all of these are done, and says which. It throws none of their errors and cancels nothing.
 *
 * ```js
 * const { done, pending } = await wait([a, b], { returnWhen: "first-completed" });
 * ```
 *
 * @throws {TypeError} if one of them cannot be awaited; {@link RangeError} if there is none.
 */
export function wait<T>(
  awaitables: Iterable<Awaitable<T>>,
  options?: WaitOptions,
): Future<{ done: Future<T>[]; pending: Future<T>[] }>;

/**
 * Waits for `body`, a function to run as a task or something to await, but no longer than `delay` milliseconds. Then
 * it cancels what it waits for, and once that has cleaned up, fails with a {@link TimeoutError}.
 *
 * ```js
 * try {
 *   await timeout(1000, fetchData);
 * } catch (error) {
 *   if (!(error instanceof TimeoutError)) throw error;
 * }
 * ```
 *
 * @throws {TypeError} if `body` can be neither called nor awaited, or the delay is not a number; {@link RangeError} if
 * the delay is negative or NaN.
 */
export function timeout<T>(delay: number, body: () => T): Future<Outcome<T>>;
export function timeout<T extends Awaitable>(delay: number, body: T): Future<Outcome<T>>;

/**
 * Waits for `awaitable` in a way that can be cancelled without cancelling it.
 *
 * @throws {TypeError} if it cannot be awaited.
 */
export function shield<T extends Awaitable>(awaitable: T): Future<Outcome<T>>;

/**
 * Tasks that end together: the group is done when all of them are, and the first that fails cancels the others.
 *
 * ```js
 * await TaskGroup.run(async (group) => {
 *   group.spawn(fetchData(1));
 *   group.spawn(fetchData(2));
 * });
 * ```
 */
export class TaskGroup {
  private constructor();

  /**
   * Runs `body` with a new group, and waits for it and for all tasks that were spawned into the group. The result is
   * that of `body`. Where something failed, it fails with an `AggregateError` of all that did.
   */
  static run<T>(body: (group: TaskGroup) => T, options?: SpawnOptions): Task<Outcome<T>>;

  /**
   * Runs a task as a member of the group; see {@link spawn}.
   *
   * @throws {InvalidStateError} if the group has ended, or is shutting down.
   */
  spawn<T>(body: () => T, options?: SpawnOptions): Task<Outcome<T>>;
  spawn<T extends Awaitable>(body: T, options?: SpawnOptions): Task<Outcome<T>>;
}

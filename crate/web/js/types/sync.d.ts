/**
 * Lets one task at a time through. Whoever asked first gets it first, and nobody can barge in.
 *
 * ```js
 * await lock.acquire();
 * try {
 *   // nobody else is here
 * } finally {
 *   lock.release();
 * }
 * ```
 */
export class Lock {
  /** Whether somebody holds it. */
  readonly locked: boolean;
  /** Done once the lock is the caller's. */
  acquire(): Future<void>;
  /**
   * Hands it to the first who waits, or unlocks it.
   *
   * @throws {InvalidStateError} if nobody holds it.
   */
  release(): void;
  /** Runs `body` as a task while it holds the lock, and releases the lock whatever comes of it. */
  run<T>(body: () => T): Task<Outcome<T>>;
}

/** Lets a number of tasks through at a time. Whoever asked first is next. */
export class Semaphore {
  /**
   * @param permits how many. Default 1.
   * @throws {RangeError} if that is not a whole number from 0.
   */
  constructor(permits?: number);
  /** Whether {@link acquire} would have to wait. */
  readonly locked: boolean;
  /** Done once the caller may go on. */
  acquire(): Future<void>;
  /** Lets the next one in. */
  release(): void;
  /** Runs `body` as a task while it holds a permit, and releases that whatever comes of it. */
  run<T>(body: () => T): Task<Outcome<T>>;
}

/** A flag that any number of tasks can wait for. It is not set at first. */
export class Event {
  readonly isSet: boolean;
  /** Sets it: all who wait go on, in the order in which they came. */
  set(): void;
  clear(): void;
  /** Done once it is set; done already if it is. */
  wait(): Future<void>;
}

/**
 * A queue between tasks, first in, first out. Who waits, to put or to get, is served first come, first served.
 *
 * ```js
 * const queue = new Queue(2);
 * await queue.put("item"); // waits while there are 2 items
 * const item = await queue.get(); // waits while there is none
 * ```
 */
export class Queue<T = unknown> {
  /**
   * @param maxsize how many items there is room for; 0, the default, is any number.
   * @throws {RangeError} if that is not a whole number from 0.
   */
  constructor(maxsize?: number);
  readonly maxsize: number;
  /** How many items are in it. */
  readonly size: number;
  readonly full: boolean;
  readonly empty: boolean;
  /** Puts an item at the end; done once there was room. */
  put(item: T): Future<void>;
  /**
   * Puts an item at the end.
   *
   * @throws {QueueFull} if there is no room.
   */
  putNowait(item: T): void;
  /** Takes the first item; done once there is one. */
  get(): Future<T>;
  /**
   * Takes the first item.
   *
   * @throws {QueueEmpty} if there is none.
   */
  getNowait(): T;
  /**
   * Says that the work on an item that was taken is done, for {@link join}.
   *
   * @throws {InvalidStateError} if it is called more often than there were items.
   */
  taskDone(): void;
  /** Done once {@link taskDone} was called for every item that was put. */
  join(): Future<void>;
}

export interface EventLoopOptions {
  /**
   * `live` waits for timers in real time. `instant` does not wait: when nothing is ready, program time jumps to
   * the next deadline. Default `live`.
   */
  clock?: "live" | "instant";
  /** Program seconds a wall second, on the live clock. Default 1. */
  speed?: number;
  /** Called with what the loop did, at most once a batch of turns. */
  trace?: (batch: TraceBatch) => void;
  /** Asked right after a coroutine suspended where it stands; kept as `task.site`, and told in the trace as a line. */
  site?: () => number | null;
  /**
   * Asked, if there is a trace, where the program is when it makes a task, sets a timer, hands over a callback, completes a
   * future or cancels a task; told in the trace as a line. Null for nowhere.
   */
  here?: () => number | null;
  /** Called when a callback, or a step of a task, has returned to the loop: what happens then, nobody does from anywhere. */
  left?: () => void;
  /** Nothing is ready and no timer is set, and native promises have had their chance: called each time it comes to that. */
  onIdle?: () => void;
  /**
   * An error that nobody is there to catch: thrown by a callback of `source`, or what `source` failed with while
   * nobody awaited it. By default it is reported as an uncaught error of a script is.
   */
  onError?: (error: unknown, source: Handle | Future | Task, how: "callback" | "failed") => void;
  /**
   * When timers fire. `asyncio`: all that are due, at the beginning of each turn. `browser`: one at a time, when
   * nothing is ready, as microtasks go before timers in a browser. Default `asyncio`.
   */
  order?: "asyncio" | "browser";
  /**
   * Lets native promises run after each callback, as browsers do after each timer, rather than after each
   * batch. Default false.
   */
  microtasks?: boolean;
}

/**
 * Runs callbacks and tasks, one after the other, in the order in which they became ready. It begins by itself as
 * soon as there is something to run, and gives the thread back to the browser every 3 ms.
 *
 * All times are in milliseconds of program time.
 */
export class EventLoop {
  /**
   * @throws {TypeError} or {@link RangeError} if an option is not what it should be.
   */
  constructor(options?: EventLoopOptions);

  /** The loop of this page or worker, which `spawn`, `sleep` and the others use. It is made at first use. */
  static readonly current: EventLoop;
  /** Makes `loop` the current one. */
  static setCurrent(loop: EventLoop): void;

  /** Program seconds a wall second, on the live clock. It may be changed at any time, and time does not jump. */
  speed: number;
  /** Whether {@link stop} was called. */
  readonly stopped: boolean;

  /** The program time. */
  now(): number;

  /** Calls `callback` in the next turn, after all that is ready now. */
  callSoon<A extends unknown[]>(callback: (...args: A) => unknown, ...args: A): Handle;
  /**
   * Calls `callback` once `delay` milliseconds have passed. Equal deadlines come in the order they were set.
   *
   * @throws {TypeError} if the delay is not a number; {@link RangeError} if it is negative or NaN.
   */
  callLater<A extends unknown[]>(delay: number, callback: (...args: A) => unknown, ...args: A): TimerHandle;
  /** Calls `callback` at the program time `when`; in the next turn if that has passed. */
  callAt<A extends unknown[]>(when: number, callback: (...args: A) => unknown, ...args: A): TimerHandle;

  /** A pending future of this loop. */
  createFuture<T = unknown>(name?: string): Future<T>;
  /** Runs a task on this loop; see {@link spawn}. */
  spawn<T>(body: () => T, options?: SpawnOptions): Task<Outcome<T>>;
  spawn<T extends Awaitable>(body: T, options?: SpawnOptions): Task<Outcome<T>>;

  /** The tasks that are not finished, in the order in which they were spawned. */
  tasks(): Task[];
  /** The task whose step runs now, or null. */
  currentTask(): Task | null;

  /** Stops the loop and its clock after the job that runs now. */
  pause(): void;
  /** Goes on after {@link pause}. */
  resume(): void;
  /**
   * Runs one job now, and returns whether there was one. If none is ready, program time jumps to the next deadline
   * first. Meant for a paused loop.
   *
   * @throws {InvalidStateError} if called from inside a job.
   */
  step(): boolean;
  /**
   * Runs one turn now, or what is left of the one that is under way, as {@link step} runs one job. On a loop with
   * `microtasks` it ends with the first callback, after which native promises run.
   *
   * @throws {InvalidStateError} if called from inside a job.
   */
  stepTurn(): boolean;
  /** The number of the turn that is under way, or of the last one; they count from 1. */
  readonly turn: number;
  /**
   * Has an instant clock follow the wall clock from now on, at so many program seconds a wall second (default 1), from the
   * program time that it has come to. A live one is given the speed.
   *
   * @throws {TypeError} or {@link RangeError} if the speed is not what it should be.
   */
  goLive(speed?: number): void;
  /**
   * Moves an instant clock on; timers that come due by it fire in the next turn. Elsewhere time passes by itself,
   * and this does nothing.
   */
  advance(delay: number): void;
  /**
   * Tells the trace that the program came to a line, in a function that begins at line `within`, or in none (0): for
   * whoever runs a program in a way that it can be stepped through. Returns whether the job that runs was not there
   * already, and there is a trace.
   */
  lineReached(line: number, within?: number): boolean;
  /** Drops every task and every callback as it is, with no `finally` block run. The loop cannot be used again. */
  stop(): void;
}

/** A callback that was given to {@link EventLoop.callSoon}. */
export class Handle {
  /** @internal */
  protected constructor();
  /** Whether {@link cancel} kept it from running. */
  readonly cancelled: boolean;
  /** Takes the callback back, if it has not run. */
  cancel(): void;
}

/** A callback that was given to {@link EventLoop.callLater} or {@link EventLoop.callAt}. */
export class TimerHandle extends Handle {
  /** @internal */
  private constructor();
  /** When it is due, in milliseconds of program time. */
  readonly when: number;
}

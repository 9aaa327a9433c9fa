/**
 * What there is at one moment of a run: tasks, the ready queue, timers, futures. Shapes only; `fold.ts` makes them
 * of events. Nothing here is ever changed once it is made, so that two moments can share what did not change between
 * them.
 */
import type { Cause, Job, Part, Role, TraceFrame, Wait } from "../protocol/trace";
import { VersionMap } from "./version-map";

/** What a task does. Times are program time in milliseconds. */
export type Phase =
  /** It was made, and nobody has put it into the ready queue. */
  | { readonly is: "new"; readonly since: number }
  /** It stands in the ready queue. `by` woke it. */
  | { readonly is: "ready"; readonly since: number; readonly by: Cause }
  | { readonly is: "running"; readonly since: number }
  | ({ readonly is: "suspended"; readonly since: number } & Suspension)
  | { readonly is: Ended; readonly since: number };

/** One that is destroyed was forgotten while it waited: nothing was left that could have woken it. */
export type Ended = "finished" | "failed" | "cancelled" | "destroyed";

/** Where a task stands that waits, and for what. */
export interface Suspension {
  /** In words: "Lock.acquire()"; null if nobody said. */
  readonly waiting: string | null;
  readonly on: Wait | null;
  /** The line of the person's program, if known. */
  readonly line: number | null;
  /** Its calls that have not returned, outermost first. */
  readonly stack: readonly TraceFrame[];
}

export interface TaskState {
  readonly id: number;
  readonly name: string;
  /** The function that it runs, if known. */
  readonly coroutine: string | null;
  /** The task that made it. */
  readonly parent: number | null;
  /** The line of the program where it was made, if known. */
  readonly line: number | null;
  readonly made: number;
  readonly phase: Phase;
  /** Where it waited last, or waits; null if it never did. */
  readonly stood: Suspension | null;
  /** Somebody asked for it to be cancelled. */
  readonly cancelRequested: boolean;
  /** The line that it came to last, where lines are told. */
  readonly reached: number | null;
}

/** The line that the program came to last, and who was at it. */
export interface Reached {
  readonly line: number;
  readonly by: Cause;
}

export interface CallbackState {
  readonly id: number;
  readonly scheduled: number;
  readonly by: Cause;
}

export interface TimerState {
  readonly id: number;
  /** When it was set, and when it is due. */
  readonly armed: number;
  readonly deadline: number;
  readonly by: Cause;
  /** What is called then, if known. */
  readonly what: string | null;
}

/** What a future stands for. */
export interface Serves {
  readonly role: Role;
  /** At which lock, queue or the like. */
  readonly resource: number | null;
  readonly parts: readonly Part[];
}

/** A lock, or a semaphore, that somebody holds. */
export interface HoldState {
  readonly resource: number;
  readonly role: Role;
  /** In the order in which they got it; one that is no task is null. */
  readonly holders: readonly {
    readonly task: number | null;
    readonly since: number;
    /** How many events led there. */
    readonly event: number;
    /** Where it was acquired, if known. */
    readonly line: number | null;
  }[];
}

export interface FutureState {
  readonly id: number;
  readonly created: number;
  /** How many events led there. */
  readonly event: number;
  readonly by: Cause;
  /** Null if nobody said. */
  readonly serves: Serves | null;
  /** Null as long as it is pending. */
  readonly outcome: {
    readonly is: "result" | "error" | "cancelled";
    readonly at: number;
    readonly by: Cause;
  } | null;
}

/** How much the program has written to each stream by now, in UTF-16 code units. */
export type Written = Readonly<Record<"stdout" | "stderr", number>>;

export interface State {
  /** How many events led here. */
  readonly events: number;
  /** Program time in milliseconds. */
  readonly at: number;
  readonly turn: number;
  /** What runs, innermost last: a task that is started eagerly runs inside the job that starts it. */
  readonly running: readonly Job[];
  /** The ready queue, in its order. */
  readonly ready: readonly Job[];
  /** All tasks, in the order in which they were made, those that have ended too. */
  readonly tasks: VersionMap<TaskState>;
  /** The numbers of those that have not ended. */
  readonly live: VersionMap<number>;
  /** Those that have not run. */
  readonly callbacks: VersionMap<CallbackState>;
  /** Those that have neither fired nor been cancelled. */
  readonly timers: VersionMap<TimerState>;
  readonly futures: VersionMap<FutureState>;
  /** How many of them have no outcome. */
  readonly pending: number;
  /** Locks and semaphores that somebody holds, by resource. */
  readonly holds: VersionMap<HoldState>;
  /** Null as long as nobody said. */
  readonly written: Written | null;
  /** Null as long as no line was told. */
  readonly reached: Reached | null;
}

/** Of a run of which nothing has happened. Each run has maps of its own, for its versions of them share what they can. */
export function beginning(): State {
  return {
    events: 0,
    at: 0,
    turn: 0,
    running: [],
    ready: [],
    tasks: new VersionMap(),
    live: new VersionMap(),
    callbacks: new VersionMap(),
    timers: new VersionMap(),
    futures: new VersionMap(),
    holds: new VersionMap(),
    pending: 0,
    written: null,
    reached: null,
  };
}

/** The tasks that have not ended, in the order in which they were made: few, where a run has made thousands. */
export function* liveTasks({ tasks, live }: State): Generator<TaskState> {
  for (const id of live.values()) {
    const task = tasks.get(id);
    if (task !== undefined) yield task;
  }
}

/** A task that waits. */
export type WaitingTask = TaskState & { readonly phase: Extract<Phase, { is: "suspended" }> };

/** Those of them that wait. */
export function waitingTasks(state: State): WaitingTask[] {
  return [...liveTasks(state)].filter((task): task is WaitingTask => task.phase.is === "suspended");
}

const ENDED: ReadonlySet<Phase["is"]> = new Set<Ended>(["finished", "failed", "cancelled", "destroyed"]);

/** Whether a task does nothing any more. */
export function hasEnded(phase: Phase): phase is Extract<Phase, { is: Ended }> {
  return ENDED.has(phase.is);
}

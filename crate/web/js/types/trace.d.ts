/** What made something happen: a job that was running then, a timer, or the world outside. */
export type TraceCause =
  | { readonly by: "task"; readonly id: number }
  | { readonly by: "callback"; readonly id: number }
  | { readonly by: "timer"; readonly id: number }
  | { readonly by: "outside" };

/** A thing that stands in the ready queue. */
export type TraceJob =
  { readonly job: "task"; readonly id: number } | { readonly job: "callback"; readonly id: number };

/** What a future stands for: one task's wait at a lock, a queue and the like, or what its parts come to. */
export type TraceRole =
  | "lock"
  | "semaphore"
  | "event"
  | "condition"
  | "barrier"
  | "queue-get"
  | "queue-put"
  | "queue-join"
  | "gather"
  | "group"
  | "wait"
  | "shield"
  | "outside"
  | "sleep";

/** Who holds a lock, or a place of a semaphore. */
export interface TraceHold {
  /** The number of the lock. */
  readonly resource: number;
  readonly role: TraceRole;
  /** A task, or null if none holds it. */
  readonly holder: number | null;
  readonly cause: TraceCause;
  readonly line: number | null;
}

/** A call that has not returned. */
export interface TraceFrame {
  readonly function: string;
  readonly file: string;
  readonly line: number;
}

/**
 * What the loop did since the last batch: numbers, which can be sent elsewhere. `readTrace` of trace.js, which stands beside
 * this module, makes {@link TraceEvent}s of them:
 *
 * ```js
 * import { readTrace } from "./trace.js";
 * new EventLoop({ trace: (batch) => console.log(readTrace(batch)) });
 * ```
 */
export interface TraceBatch {
  /** Events that were too many to keep. */
  readonly dropped: number;
  /** As crate/interleave/src/trace/words.rs describes it. */
  readonly words: Float64Array;
  readonly text: string;
  readonly places: {
    /** Of a new task. */
    readonly name?: string | null;
    /** What a task waits for, in words. What a new one runs, or a callback is called. */
    readonly what?: string | null;
    /** What {@link EventLoopOptions.site} said, or {@link EventLoopOptions.here}, or {@link SpawnOptions.site}. */
    readonly line?: number | null;
    /** Of a task: what {@link EventLoopOptions.site} said, or {@link SpawnOptions.site}. */
    readonly site?: number | null;
  }[];
}

/**
 * One thing that the loop did. `at` is program time in milliseconds, `turn` the number of the turn it happened in.
 * `line` is what {@link EventLoopOptions.site} said of where the task stands, and {@link EventLoopOptions.here} of where all
 * else was done; of a new task that or {@link SpawnOptions.site}.
 */
export type TraceEvent = { readonly at: number; readonly turn: number } & (
  | { readonly kind: "turn-started"; readonly jobs: number }
  | {
      readonly kind: "task-spawned";
      readonly task: number;
      readonly parent: number | null;
      readonly name: string;
      /** The name of the function that it runs. */
      readonly coroutine: string | null;
      readonly line: number | null;
    }
  | { readonly kind: "task-renamed"; readonly task: number; readonly name: string }
  | {
      readonly kind: "cancel-requested";
      readonly task: number;
      readonly cause: TraceCause;
      readonly line: number | null;
    }
  | { readonly kind: "task-woken"; readonly task: number; readonly cause: TraceCause }
  | {
      readonly kind: "callback-scheduled";
      readonly callback: number;
      readonly cause: TraceCause;
      /** What is called, if it has a name. */
      readonly what: string | null;
      readonly line: number | null;
    }
  | { readonly kind: "callback-cancelled"; readonly callback: number; readonly cause: TraceCause }
  | ({ readonly kind: "job-started" } & TraceJob)
  | ({
      readonly kind: "job-ended";
      readonly outcome: "suspended" | "finished" | "failed" | "cancelled";
      /** What a suspended task waits for, in words. */
      readonly waiting: string | null;
      /** Which thing that is, if it is one with a number. */
      readonly on:
        | { readonly for: "timer" | "future" | "task"; readonly id: number }
        | { readonly for: "turn" | "several" | "other" }
        | null;
      readonly line: number | null;
      /** The calls that have not returned, outermost first. Empty here; an engine may know them. */
      readonly stack: readonly TraceFrame[];
    } & TraceJob)
  | { readonly kind: "future-created"; readonly future: number; readonly cause: TraceCause }
  | {
      readonly kind: "future-resolved";
      readonly future: number;
      readonly outcome: "result" | "error" | "cancelled";
      readonly cause: TraceCause;
      readonly line: number | null;
    }
  | {
      readonly kind: "timer-armed";
      readonly timer: number;
      readonly deadline: number;
      readonly cause: TraceCause;
      readonly what: string | null;
      readonly line: number | null;
    }
  | {
      readonly kind: "text-written";
      readonly stream: "stdout" | "stderr";
      readonly end: number;
      readonly cause: TraceCause;
    }
  /** Only where lines are told: the program came to another one, in a function that begins at line `function`. */
  | {
      readonly kind: "line-reached";
      readonly line: number;
      /** 0 outside of any function. */
      readonly function: number;
      readonly cause: TraceCause;
    }
  /** What a future stands for is known. */
  | {
      readonly kind: "future-serves";
      readonly future: number;
      readonly role: TraceRole;
      /** The number of the lock, the queue or the like that it is a wait at. */
      readonly resource: number | null;
      /** What it is made of; said again of the same future, of parts that have joined those before. */
      readonly parts: readonly { readonly what: "future" | "task" | "timer"; readonly id: number }[];
    }
  | ({ readonly kind: "resource-acquired" } & TraceHold)
  | ({ readonly kind: "resource-released" } & TraceHold)
  | { readonly kind: "timer-fired"; readonly timer: number }
  | { readonly kind: "timer-cancelled"; readonly timer: number; readonly cause: TraceCause }
  | ({ readonly kind: "loop-blocked"; readonly duration: number } & TraceJob)
);

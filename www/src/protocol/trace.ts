/**
 * The events of the runtime's trace as they reach the page (crate/interleave's `Event`, one for one).
 * Knows the shapes only; folding them into lanes is another layer's work.
 *
 * Times are program time in milliseconds. Ids are numbers that count from 1 within one run. The
 * version is in the trace, so that a file kept from one release can be refused by the next.
 */

export const TRACE_VERSION = 5;

/**
 * Events kept of one run. What a program does after that is counted: a page bears so many (tests/bench/RESULTS-picture.md),
 * and nobody reads more.
 */
export const MOST_EVENTS = 1_000_000;

/** So many lines that a program comes to are told of one run; a loop soon comes to more than all else that is told. */
export const MOST_LINES = 100_000;

/** What made something happen: a job that was running then, a timer, or the world outside. */
export type Cause =
  | { readonly by: "task"; readonly id: number }
  | { readonly by: "callback"; readonly id: number }
  | { readonly by: "timer"; readonly id: number }
  | { readonly by: "outside" };

/** A thing that stands in the ready queue. */
export type Job =
  { readonly job: "task"; readonly id: number } | { readonly job: "callback"; readonly id: number };

/** What a suspended task waits for: which timer, future or task, if it is one of these. */
export type Wait =
  | { readonly for: "timer" | "future" | "task"; readonly id: number }
  | { readonly for: "turn" | "several" | "other" };

/** What a future stands for, as far as an engine says. */
export type Role =
  /** The wait of one task at a lock, a queue and the like, which is the event's resource. */
  | "lock"
  | "semaphore"
  | "event"
  | "condition"
  | "barrier"
  | "queue-get"
  | "queue-put"
  | "queue-join"
  /** Its parts: done when all of them are, or the tasks of a group, or enough of them. */
  | "gather"
  | "group"
  | "wait"
  /** It keeps its one part from being cancelled. */
  | "shield"
  /** Set by somebody outside of the loop. */
  | "outside"
  /** Its one part is the timer that sets it. */
  | "sleep";

/** What another future is made of. */
export interface Part {
  readonly what: "future" | "task" | "timer";
  readonly id: number;
}

/** Who holds a lock, or a place of a semaphore: null if no task does. */
interface Hold {
  readonly resource: number;
  readonly role: Role;
  readonly holder: number | null;
  readonly cause: Cause;
  readonly line: number | null;
}

/** A call that has not returned, of a task that is suspended. */
export interface TraceFrame {
  readonly function: string;
  /** The person's own program has the name that its errors give it (`main.py`). */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/**
 * Where a task stands, or was spawned, as an engine says it beside the row of numbers. Whatever is left out is not
 * known.
 */
export interface TracePlace {
  /** Of a new task. */
  readonly name?: string | null;
  /** Of a task that waits: for what, in words. Of a new one: the function that it runs. */
  readonly what?: string | null;
  /** The line of the person's own program. */
  readonly line?: number | null;
  readonly stack?: readonly TraceFrame[];
}

/** Events on their way to the page: numbers, and what they refer to (crate/interleave/src/trace/words.rs). */
export interface TraceBatch {
  readonly words: Float64Array;
  readonly text: string;
  readonly places: readonly TracePlace[];
}

interface Stamp {
  /** Program time in milliseconds. */
  readonly at: number;
  /** The number of the turn it happened in (or after, when the loop stood still). */
  readonly turn: number;
}

export type TraceEvent = Stamp &
  (
    | { readonly kind: "turn-started"; readonly jobs: number }
    | {
        readonly kind: "task-spawned";
        readonly task: number;
        readonly parent: number | null;
        readonly name: string;
        /** The function that it runs, if known. */
        readonly coroutine: string | null;
        /** Line of the program where it was spawned, if known. */
        readonly line: number | null;
      }
    | { readonly kind: "task-renamed"; readonly task: number; readonly name: string }
    /** Somebody asked for it to be cancelled; whether it obeys shows in how its jobs end. */
    | {
        readonly kind: "cancel-requested";
        readonly task: number;
        readonly cause: Cause;
        /** Line of the program where that was asked, if known; so are those below. */
        readonly line: number | null;
      }
    | { readonly kind: "task-woken"; readonly task: number; readonly cause: Cause }
    | {
        readonly kind: "callback-scheduled";
        readonly callback: number;
        readonly cause: Cause;
        /** What is called, if known. */
        readonly what: string | null;
        readonly line: number | null;
      }
    | { readonly kind: "callback-cancelled"; readonly callback: number; readonly cause: Cause }
    | ({ readonly kind: "job-started" } & Job)
    | ({
        readonly kind: "job-ended";
        readonly outcome: "suspended" | "finished" | "failed" | "cancelled";
        /** For a suspended task: what it waits for, in words; which thing that is; and the line it stands at, if known. */
        readonly waiting: string | null;
        readonly on: Wait | null;
        readonly line: number | null;
        /** Its calls that have not returned, outermost first; those of a library too. */
        readonly stack: readonly TraceFrame[];
      } & Job)
    | { readonly kind: "future-created"; readonly future: number; readonly cause: Cause }
    | {
        readonly kind: "future-resolved";
        readonly future: number;
        readonly outcome: "result" | "error" | "cancelled";
        readonly cause: Cause;
        readonly line: number | null;
      }
    | {
        readonly kind: "timer-armed";
        readonly timer: number;
        readonly deadline: number;
        readonly cause: Cause;
        /** What is called then, if it is a callback of the program's. */
        readonly what: string | null;
        readonly line: number | null;
      }
    | { readonly kind: "timer-fired"; readonly timer: number }
    | { readonly kind: "timer-cancelled"; readonly timer: number; readonly cause: Cause }
    /** The program wrote: how much stands in that stream by now, in UTF-16 code units, as strings count. */
    | {
        readonly kind: "text-written";
        readonly stream: "stdout" | "stderr";
        readonly end: number;
        readonly cause: Cause;
      }
    /** The program came to another line: told only in a run in which one can step by line. */
    | {
        readonly kind: "line-reached";
        readonly line: number;
        /** The line at which the function begins that it is in, or 0 outside of any. */
        readonly function: number;
        readonly cause: Cause;
      }
    | {
        readonly kind: "future-serves";
        readonly future: number;
        readonly role: Role;
        /** At which lock, queue or the like. */
        readonly resource: number | null;
        /** Said again of the same future, with the same role, of parts that have joined those before. */
        readonly parts: readonly Part[];
      }
    | ({ readonly kind: "resource-acquired" } & Hold)
    | ({ readonly kind: "resource-released" } & Hold)
    /** A mistake that an engine saw: of a task or a future, or of neither. */
    | {
        readonly kind: "mistake-found";
        readonly mistake: "never-awaited" | "never-retrieved" | "destroyed-pending";
        readonly task: number | null;
        readonly future: number | null;
        /** The coroutine that was never awaited. */
        readonly what: string | null;
        readonly line: number | null;
      }
    /** A job kept the loop to itself for `duration` milliseconds. */
    | ({ readonly kind: "loop-blocked"; readonly duration: number } & Job)
  );

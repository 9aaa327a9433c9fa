/** What made something happen: a job that was running then, a timer, or the world outside. */
export type TraceCause =
  | { readonly by: "task"; readonly id: number }
  | { readonly by: "callback"; readonly id: number }
  | { readonly by: "timer"; readonly id: number }
  | { readonly by: "outside" };

/** A thing that stands in the ready queue. */
export type TraceJob =
  { readonly job: "task"; readonly id: number } | { readonly job: "callback"; readonly id: number };

/**
 * One thing that the loop did. `at` is program time in milliseconds, `turn` the number of the turn it happened in.
 * `line` is always null: whoever knows what a `site` stands for can fill it in.
 */
export type TraceEvent = { readonly at: number; readonly turn: number } & (
  | { readonly kind: "turn-started"; readonly jobs: number }
  | {
      readonly kind: "task-spawned";
      readonly task: number;
      readonly parent: number | null;
      readonly name: string;
      readonly site: number | null;
      line: number | null;
    }
  | { readonly kind: "task-woken"; readonly task: number; readonly cause: TraceCause }
  | { readonly kind: "callback-scheduled"; readonly callback: number; readonly cause: TraceCause }
  | { readonly kind: "callback-cancelled"; readonly callback: number; readonly cause: TraceCause }
  | ({ readonly kind: "job-started" } & TraceJob)
  | ({
      readonly kind: "job-ended";
      readonly outcome: "suspended" | "finished" | "failed" | "cancelled";
      /** What a suspended task waits for, in words. */
      readonly waiting: string | null;
      readonly site: number | null;
      line: number | null;
    } & TraceJob)
  | { readonly kind: "future-created"; readonly future: number; readonly cause: TraceCause }
  | {
      readonly kind: "future-resolved";
      readonly future: number;
      readonly outcome: "result" | "error" | "cancelled";
      readonly cause: TraceCause;
    }
  | {
      readonly kind: "timer-armed";
      readonly timer: number;
      readonly deadline: number;
      readonly cause: TraceCause;
    }
  | { readonly kind: "timer-fired"; readonly timer: number }
  | { readonly kind: "timer-cancelled"; readonly timer: number; readonly cause: TraceCause }
  | ({ readonly kind: "loop-blocked"; readonly duration: number } & TraceJob)
);

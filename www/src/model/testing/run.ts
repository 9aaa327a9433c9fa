/** Traces for tests: by hand, and of any kind that a run could have. Knows the events; knows no model. */
import * as fc from "fast-check";
import type { Cause, Role, TraceEvent } from "../../protocol/trace";
import type { Serves, Suspension } from "../state";

type Kind = TraceEvent["kind"];
type All<K extends Kind> = Omit<Extract<TraceEvent, { kind: K }>, "kind" | "at" | "turn">;
/** Of these null is meant where nothing is said. */
type Unknown = "what" | "line";
type Fields<K extends Kind> = Omit<All<K>, Unknown> & Partial<Pick<All<K>, Extract<keyof All<K>, Unknown>>>;

const UNKNOWN: Partial<Record<Kind, object>> = {
  "cancel-requested": { line: null },
  "future-resolved": { line: null },
  "callback-scheduled": { what: null, line: null },
  "timer-armed": { what: null, line: null },
  "resource-acquired": { line: null },
  "resource-released": { line: null },
  "mistake-found": { what: null, line: null },
};

export const OUTSIDE: Cause = { by: "outside" };

/** Writes a trace down: each event at the time that `at` was last told. */
export class Run {
  readonly events: TraceEvent[] = [];
  #at = 0;
  #turn = 0;

  at(milliseconds: number): this {
    this.#at = milliseconds;
    return this;
  }

  turn(jobs: number): this {
    this.#turn += 1;
    return this.add("turn-started", { jobs });
  }

  add<K extends Kind>(kind: K, fields: Fields<K>): this {
    const unknown = UNKNOWN[kind] ?? {};
    this.events.push({
      kind,
      at: this.#at,
      turn: this.#turn,
      ...unknown,
      ...fields,
    } as unknown as TraceEvent);
    return this;
  }

  spawn(task: number, name: string, parent: number | null = null): this {
    return this.add("task-spawned", { task, parent, name, coroutine: name, line: task });
  }

  wake(task: number, cause: Cause = OUTSIDE): this {
    return this.add("task-woken", { task, cause });
  }

  start(id: number): this {
    return this.add("job-started", { job: "task", id });
  }

  suspend(id: number, waiting: string, line = 1): this {
    const where = { waiting, on: { for: "other" }, line, stack: [] } as const;
    return this.add("job-ended", { job: "task", id, outcome: "suspended", ...where });
  }

  /** It rests, and this is known of it. */
  suspendAt(id: number, waiting: string | null, more: Partial<Suspension>): this {
    const where = { waiting, on: null, line: 1, stack: [], ...more };
    return this.add("job-ended", { job: "task", id, outcome: "suspended", ...where });
  }

  /** It rests on a future, which was made just before. */
  suspendOn(id: number, future: number, role: Role, more: Partial<Serves> = {}, line = 1): this {
    this.add("future-created", { future, cause: { by: "task", id } });
    this.add("future-serves", { future, role, resource: null, parts: [], ...more });
    const where = { waiting: "something()", on: { for: "future", id: future }, line, stack: [] } as const;
    return this.add("job-ended", { job: "task", id, outcome: "suspended", ...where });
  }

  end(id: number, outcome: "finished" | "failed" | "cancelled" = "finished"): this {
    return this.add("job-ended", {
      job: "task",
      id,
      outcome,
      waiting: null,
      on: null,
      line: null,
      stack: [],
    });
  }
}

const id = fc.integer({ min: 1, max: 6 });
const cause: fc.Arbitrary<Cause> = fc.oneof(
  fc.constant(OUTSIDE),
  fc.record({ by: fc.constantFrom("task", "callback", "timer"), id }),
);
const job = { job: fc.constantFrom("task", "callback"), id };

const hold = {
  resource: id,
  role: fc.constantFrom("lock", "semaphore"),
  holder: fc.option(id),
  cause,
  line: fc.option(id),
};

function event(
  kind: Kind,
  fields: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<Record<string, unknown>> {
  return fc.record({ kind: fc.constant(kind), turn: fc.nat(9), ...fields });
}

/** Events in any order, most of which make no sense: what a file may hold. */
export const anyEvents: fc.Arbitrary<TraceEvent[]> = fc
  .array(
    fc.oneof(
      event("turn-started", { jobs: fc.nat(9) }),
      event("task-spawned", {
        task: id,
        parent: fc.option(id),
        name: fc.string(),
        coroutine: fc.option(fc.string()),
        line: fc.option(id),
      }),
      event("task-renamed", { task: id, name: fc.string() }),
      event("cancel-requested", { task: id, cause, line: fc.option(id) }),
      event("task-woken", { task: id, cause }),
      event("callback-scheduled", { callback: id, cause, what: fc.option(fc.string()), line: fc.option(id) }),
      event("callback-cancelled", { callback: id, cause }),
      event("job-started", job),
      event("job-ended", {
        ...job,
        outcome: fc.constantFrom("suspended", "finished", "failed", "cancelled"),
        waiting: fc.option(fc.string()),
        on: fc.option(fc.record({ for: fc.constantFrom("timer", "future", "task"), id })),
        line: fc.option(id),
        stack: fc.constant([]),
      }),
      event("future-created", { future: id, cause }),
      event("future-resolved", {
        future: id,
        outcome: fc.constantFrom("result", "error", "cancelled"),
        cause,
        line: fc.option(id),
      }),
      event("timer-armed", {
        timer: id,
        deadline: fc.nat(99),
        cause,
        what: fc.option(fc.string()),
        line: fc.option(id),
      }),
      event("timer-fired", { timer: id }),
      event("text-written", { stream: fc.constantFrom("stdout", "stderr"), end: fc.nat(99), cause }),
      event("line-reached", { line: id, function: fc.nat(9), cause }),
      event("timer-cancelled", { timer: id, cause }),
      event("future-serves", {
        future: id,
        role: fc.constantFrom("lock", "queue-get", "gather", "sleep"),
        resource: fc.option(id),
        parts: fc.array(fc.record({ what: fc.constantFrom("future", "task", "timer"), id }), {
          maxLength: 4,
        }),
      }),
      event("resource-acquired", hold),
      event("resource-released", hold),
      event("mistake-found", {
        mistake: fc.constantFrom("never-awaited", "never-retrieved", "destroyed-pending"),
        task: fc.option(id),
        future: fc.option(id),
        what: fc.option(fc.string()),
        line: fc.option(id),
      }),
      event("loop-blocked", { ...job, duration: fc.nat(99) }),
    ),
    { maxLength: 200 },
  )
  .map((events) => events.map((each, number) => ({ ...each, at: number >> 1 }) as unknown as TraceEvent));

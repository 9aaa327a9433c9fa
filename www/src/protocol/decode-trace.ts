/**
 * Checks trace events of unknown shape. One table says which fields each kind of event has; an event
 * that lacks one, or has one of another type, is malformed. Traces are long, so valid events are passed
 * on as they came rather than copied.
 */
import type { TraceEvent } from "./trace";
import { Malformed, isRecord, readCount, readNumber, readString, type Fields } from "./read";

type Check = (fields: Fields, name: string) => unknown;

const JOB = { job: oneOf("task", "callback"), id: readCount } as const;

const SHAPES: Readonly<Record<TraceEvent["kind"], Readonly<Record<string, Check>>>> = {
  "turn-started": { jobs: readCount },
  "task-spawned": {
    task: readCount,
    parent: nullable(readCount),
    name: readString,
    line: nullable(readCount),
  },
  "task-woken": { task: readCount, cause: readCause },
  "callback-scheduled": { callback: readCount, cause: readCause },
  "callback-cancelled": { callback: readCount, cause: readCause },
  "job-started": JOB,
  "job-ended": {
    ...JOB,
    outcome: oneOf("suspended", "finished", "failed", "cancelled"),
    waiting: nullable(readString),
    line: nullable(readCount),
  },
  "future-created": { future: readCount, cause: readCause },
  "future-resolved": { future: readCount, outcome: oneOf("result", "error", "cancelled"), cause: readCause },
  "timer-armed": { timer: readCount, deadline: readNumber, cause: readCause },
  "timer-fired": { timer: readCount },
  "timer-cancelled": { timer: readCount, cause: readCause },
  "loop-blocked": { ...JOB, duration: readNumber },
};

const CHECKS = new Map(Object.entries(SHAPES).map(([kind, shape]) => [kind, Object.entries(shape)]));

/** Throws `Malformed` at the first event that is not one. */
export function decodeTraceEvents(values: readonly unknown[]): readonly TraceEvent[] {
  for (const value of values) checkEvent(value);
  return values as readonly TraceEvent[];
}

function checkEvent(value: unknown): void {
  if (!isRecord(value)) throw new Malformed("a trace event that is not an object");
  const kind = value["kind"];
  const checks = typeof kind === "string" ? CHECKS.get(kind) : undefined;
  if (checks === undefined) throw new Malformed("a trace event of an unknown kind");
  readNumber(value, "at");
  readCount(value, "turn");
  for (const [name, check] of checks) check(value, name);
}

function readCause(fields: Fields, name: string): void {
  const cause = fields[name];
  if (!isRecord(cause)) throw new Malformed(`"${name}" is not a cause`);
  if (cause["by"] === "outside") return;
  readOneOf(cause, "by", ["task", "callback", "timer"]);
  readCount(cause, "id");
}

function nullable(check: Check): Check {
  return (fields, name) => (fields[name] === null ? null : check(fields, name));
}

function oneOf(...allowed: readonly string[]): Check {
  return (fields, name) => readOneOf(fields, name, allowed);
}

function readOneOf(fields: Fields, name: string, allowed: readonly string[]): void {
  const value = fields[name];
  if (typeof value !== "string" || !allowed.includes(value)) {
    throw new Malformed(`"${name}" is none of ${allowed.join(", ")}`);
  }
}

/**
 * Reads trace events that came as objects, of unknown content: from a file. One table says which fields each kind of event
 * has, and an event that lacks one, or has one of another type, is malformed. Valid events are passed on as they came.
 */
import { MISTAKES, PARTS, ROLES } from "../../../crate/web/js/trace.js";
import type { TraceEvent } from "./trace";
import { readStack } from "./read-stack";
import { Malformed, isRecord, readArray, readCount, readNumber, readString, type Fields } from "./read";

type Check = (fields: Fields, name: string) => unknown;

const JOB = { job: oneOf("task", "callback"), id: readCount } as const;

const CALLED = { what: nullable(readString), line: nullable(readCount) } as const;

const HOLD = {
  resource: readCount,
  role: oneOf(...ROLES),
  holder: nullable(readCount),
  cause: readCause,
  line: nullable(readCount),
} as const;

const SHAPES: Readonly<Record<TraceEvent["kind"], Readonly<Record<string, Check>>>> = {
  "turn-started": { jobs: readCount },
  "task-spawned": {
    task: readCount,
    parent: nullable(readCount),
    name: readString,
    coroutine: nullable(readString),
    line: nullable(readCount),
  },
  "task-renamed": { task: readCount, name: readString },
  "cancel-requested": { task: readCount, cause: readCause, line: nullable(readCount) },
  "task-woken": { task: readCount, cause: readCause },
  "callback-scheduled": { callback: readCount, cause: readCause, ...CALLED },
  "callback-cancelled": { callback: readCount, cause: readCause },
  "job-started": JOB,
  "job-ended": {
    ...JOB,
    outcome: oneOf("suspended", "finished", "failed", "cancelled"),
    waiting: nullable(readString),
    on: nullable(readWait),
    line: nullable(readCount),
    stack: readStack,
  },
  "future-created": { future: readCount, cause: readCause },
  "future-resolved": {
    future: readCount,
    outcome: oneOf("result", "error", "cancelled"),
    cause: readCause,
    line: nullable(readCount),
  },
  "timer-armed": { timer: readCount, deadline: readNumber, cause: readCause, ...CALLED },
  "timer-fired": { timer: readCount },
  "timer-cancelled": { timer: readCount, cause: readCause },
  "text-written": { stream: oneOf("stdout", "stderr"), end: readCount, cause: readCause },
  "line-reached": { line: readCount, function: readCount, cause: readCause },
  "future-serves": {
    future: readCount,
    role: oneOf(...ROLES),
    resource: nullable(readCount),
    parts: readParts,
  },
  "resource-acquired": HOLD,
  "resource-released": HOLD,
  "mistake-found": {
    mistake: oneOf(...MISTAKES),
    task: nullable(readCount),
    future: nullable(readCount),
    ...CALLED,
  },
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

function readWait(fields: Fields, name: string): void {
  const wait = fields[name];
  if (!isRecord(wait)) throw new Malformed(`"${name}" is nothing to wait for`);
  const what = readOneOf(wait, "for", ["timer", "future", "task", "turn", "several", "other"]);
  if (what === "timer" || what === "future" || what === "task") readCount(wait, "id");
}

function readParts(fields: Fields, name: string): void {
  for (const part of readArray(fields, name)) {
    if (!isRecord(part)) throw new Malformed(`"${name}" holds something that is no part`);
    readOneOf(part, "what", PARTS);
    readCount(part, "id");
  }
}

function nullable(check: Check): Check {
  return (fields, name) => (fields[name] === null ? null : check(fields, name));
}

function oneOf(...allowed: readonly string[]): Check {
  return (fields, name) => readOneOf(fields, name, allowed);
}

function readOneOf(fields: Fields, name: string, allowed: readonly string[]): string {
  const value = fields[name];
  if (typeof value !== "string" || !allowed.includes(value)) {
    throw new Malformed(`"${name}" is none of ${allowed.join(", ")}`);
  }
  return value;
}

/**
 * Spells out the trace: from the row of numbers that src/api/trace_buffer.rs writes to the events of
 * www/src/protocol/trace.ts. The codes and the order of the fields must agree with both.
 */
import { append } from "./built-in.js";

const CAUSES = ["outside", "task", "callback", "timer"];
const JOBS = ["task", "callback"];
const OUTCOMES = ["suspended", "finished", "failed", "cancelled"];
const RESOLUTIONS = ["result", "error", "cancelled"];

/** What a task of Rust's waits for; one of JavaScript's comes with words of its own. */
const WAITS = [
  () => null,
  () => "its next turn",
  (id) => `timer-${id}`,
  (id) => `future-${id}`,
  (id) => `task-${id}`,
  () => "several things",
  () => "something of its own",
];

/**
 * @param {Float64Array} words
 * @param {string[]} names of Rust's tasks; numbered from 1
 * @param {{name?: string | null, waiting?: string | null, site: number | null}[]} notes numbered from 1
 */
export function spellOut(words, names, notes) {
  const events = [];
  let at = 0;
  const next = () => words[at++];
  const cause = () => {
    const by = CAUSES[next()];
    const id = next();
    return by === "outside" ? { by } : { by, id };
  };
  while (at < words.length) {
    const code = next();
    const event = { kind: "", at: next(), turn: next() };
    READERS[code](event, next, cause, names, notes);
    append(events, event);
  }
  return events;
}

// By code. Each reads its fields in the order in which they were written.
const READERS = [
  (event, next) => {
    event.kind = "turn-started";
    event.jobs = next();
  },
  (event, next, cause, names, notes) => {
    event.kind = "task-spawned";
    event.task = next();
    event.parent = next() || null;
    const named = names[next() - 1];
    const note = notes[next() - 1];
    event.name = named ?? note?.name ?? `task-${event.task}`;
    event.line = null;
    event.site = note?.site ?? null;
  },
  (event, next, cause) => {
    event.kind = "task-woken";
    event.task = next();
    event.cause = cause();
  },
  (event, next, cause) => {
    event.kind = "callback-scheduled";
    event.callback = next();
    event.cause = cause();
  },
  (event, next, cause) => {
    event.kind = "callback-cancelled";
    event.callback = next();
    event.cause = cause();
  },
  (event, next) => {
    event.kind = "job-started";
    event.job = JOBS[next()];
    event.id = next();
  },
  (event, next, cause, names, notes) => {
    event.kind = "job-ended";
    event.job = JOBS[next()];
    event.id = next();
    event.outcome = OUTCOMES[next()];
    const waiting = WAITS[next()](next());
    const note = notes[next() - 1];
    event.waiting = note?.waiting ?? waiting;
    event.line = null;
    event.site = note?.site ?? null;
  },
  (event, next, cause) => {
    event.kind = "future-created";
    event.future = next();
    event.cause = cause();
  },
  (event, next, cause) => {
    event.kind = "future-resolved";
    event.future = next();
    event.outcome = RESOLUTIONS[next()];
    event.cause = cause();
  },
  (event, next, cause) => {
    event.kind = "timer-armed";
    event.timer = next();
    event.deadline = next();
    event.cause = cause();
  },
  (event, next) => {
    event.kind = "timer-fired";
    event.timer = next();
  },
  (event, next, cause) => {
    event.kind = "timer-cancelled";
    event.timer = next();
    event.cause = cause();
  },
  (event, next) => {
    event.kind = "loop-blocked";
    event.job = JOBS[next()];
    event.id = next();
    event.duration = next();
  },
];

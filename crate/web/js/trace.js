/**
 * Reads a batch of the trace, a row of numbers and the text that it refers to, to the events of
 * www/src/protocol/trace.ts. How it is written stands in crate/interleave/src/trace/words.rs. Knows no loop: the page
 * reads with it too.
 */

const VERSION = 3;

/** By code: the kind of an event, and its fields in the order in which they were written. */
const KINDS = [
  ["turn-started", "jobs"],
  ["task-spawned", "task", "parent", "name", "place"],
  ["task-woken", "task", "cause"],
  ["callback-scheduled", "callback", "cause", "place"],
  ["callback-cancelled", "callback", "cause"],
  ["job-started", "job", "id"],
  ["job-ended", "job", "id", "outcome", "waiting", "place"],
  ["future-created", "future", "cause"],
  ["future-resolved", "future", "outcome", "cause", "place"],
  ["timer-armed", "timer", "deadline", "cause", "place"],
  ["timer-fired", "timer"],
  ["timer-cancelled", "timer", "cause"],
  ["loop-blocked", "job", "id", "duration"],
  ["cancel-requested", "task", "cause", "place"],
  ["task-renamed", "task", "name"],
  null,
  ["text-written", "stream", "end", "cause"],
  ["future-serves", "future", "role", "resource", "parts"],
  ["resource-acquired", "resource", "role", "holder", "cause", "place"],
  ["resource-released", "resource", "role", "holder", "cause", "place"],
  null,
  ["line-reached", "line", "function", "cause"],
  ["mistake-found", "mistake", "task", "future", "place"],
];
const PLACE = 15;

/** By their numbers, less one. */
const STREAMS = ["stdout", "stderr"];

const CAUSES = ["outside", "task", "callback", "timer"];
const JOBS = ["task", "callback"];
const OUTCOMES = ["suspended", "finished", "failed", "cancelled", "result", "error"];

/** What a future stands for; by its number, less one. */
export const ROLES = [
  "lock",
  "semaphore",
  "event",
  "condition",
  "barrier",
  "queue-get",
  "queue-put",
  "queue-join",
  "gather",
  "group",
  "wait",
  "shield",
  "outside",
  "sleep",
];
export const PARTS = ["future", "task", "timer"];
export const MISTAKES = ["never-awaited", "never-retrieved", "destroyed-pending"];

/** What a task waits for; the first is nothing. */
const WAITS = [null, "turn", "timer", "future", "task", "several", "other"];

/**
 * The events of a batch. `places` are those that count before the ones in the row, which are added to them.
 *
 * Of input that is no batch something comes out, or a RangeError: what the fields hold is for the caller to check.
 */
export function readTrace(words, text, places) {
  const strings = text.split("\0");
  const { length } = words;
  const events = [];
  let at = 2;
  const next = () => words[at++];
  const string = () => strings[next() - 1] ?? null;
  const orNull = () => next() || null;
  /** Of the fields that are more than a number. */
  const readers = {
    parent: orNull,
    name: string,
    cause() {
      const by = CAUSES[next()];
      const id = next();
      return by === "outside" ? { by } : { by, id };
    },
    job: () => JOBS[next()],
    stream: () => STREAMS[next() - 1],
    outcome: () => OUTCOMES[next()],
    role: () => ROLES[next() - 1],
    mistake: () => MISTAKES[next() - 1],
    holder: orNull,
    // Of a future that serves; the one that somebody holds is never 0.
    resource: orNull,
    parts() {
      const parts = [];
      const count = next();
      while (parts.length < count && at < length) {
        const what = PARTS[next()];
        parts[parts.length] = { what, id: next() };
      }
      if (parts.length < count) throw new RangeError(`${parts.length} parts instead of ${count}`);
      return parts;
    },
    waiting() {
      const what = WAITS[next()] ?? null;
      const id = next();
      if (what === null) return null;
      return what === "timer" || what === "future" || what === "task" ? { for: what, id } : { for: what };
    },
    place: () => places[next() - 1] ?? {},
  };
  const readPlace = () => {
    const place = { what: string(), line: next() || null, stack: [] };
    for (let calls = next(); calls > 0 && at < length; calls--) {
      place.stack[place.stack.length] = { function: string(), file: string(), line: next() };
    }
    return place;
  };
  if (words[0] !== VERSION) throw new RangeError(`a trace of version ${words[0]}`);
  while (at < length) {
    const code = next();
    if (code === PLACE) {
      places[places.length] = readPlace();
      continue;
    }
    const kind = KINDS[code];
    if (kind == null) throw new RangeError(`no event has the code ${code}`);
    const event = { kind: kind[0], at: next(), turn: next() };
    for (let n = 1; n < kind.length; n++) {
      const field = kind[n];
      const value = (readers[field] ?? next)();
      if (field === "place") locate(event, value);
      else if (field === "waiting") event.on = value;
      else event[field] = value;
    }
    if (at > length) throw new RangeError("an event that is cut off");
    events[events.length] = event;
  }
  if (events.length !== words[1]) throw new RangeError(`${events.length} events instead of ${words[1]}`);
  return events;
}

/** A new task was made there; one that waits stands there; whatever else has a place was done there. */
function locate(event, { name, what = null, line = null, stack = [] }) {
  if (event.kind === "task-spawned") {
    event.name ??= name ?? `task-${event.task}`;
    event.coroutine = what;
  } else if (event.kind === "job-ended") {
    event.waiting = what ?? inWords(event.on);
    event.stack = stack;
  } else if (
    event.kind === "callback-scheduled" ||
    event.kind === "timer-armed" ||
    event.kind === "mistake-found"
  ) {
    event.what = what;
    if (event.kind === "mistake-found") {
      event.task ||= null;
      event.future ||= null;
    }
  }
  event.line = line;
}

/** What a task waits for, where its place does not say so in words of its own. */
function inWords(on) {
  if (on === null) return null;
  if (on.for === "turn") return "its next turn";
  if (on.for === "several") return "several things";
  if (on.for === "other") return "something of its own";
  return `${on.for}-${on.id}`;
}

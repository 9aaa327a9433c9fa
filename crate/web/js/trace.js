/**
 * Reads a batch of the trace, a row of numbers and the text that it refers to, to the events of
 * www/src/protocol/trace.ts. How it is written stands in crate/interleave/src/trace/words.rs. Knows no loop, and no loop
 * knows it: it stands beside the built module, for those who read what a loop hands over, as the page does.
 */

export const VERSION = 3;

/** By code: the kind of an event, and its fields in the order in which they were written. */
export const KINDS = [
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
export const PLACE = 15;

/** By their numbers, less one. */
export const STREAMS = ["stdout", "stderr"];

export const CAUSES = ["outside", "task", "callback", "timer"];
export const JOBS = ["task", "callback"];
export const OUTCOMES = ["suspended", "finished", "failed", "cancelled", "result", "error"];

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
export const WAITS = [null, "turn", "timer", "future", "task", "several", "other"];

/** Of the fields that are more than a number: how a reader reads each. */
const READ = {
  parent: (reader) => reader.next() || null,
  name: (reader) => reader.string(),
  cause(reader) {
    const by = CAUSES[reader.next()];
    const id = reader.next();
    return by === "outside" ? { by } : { by, id };
  },
  job: (reader) => JOBS[reader.next()],
  stream: (reader) => STREAMS[reader.next() - 1],
  outcome: (reader) => OUTCOMES[reader.next()],
  role: (reader) => ROLES[reader.next() - 1],
  mistake: (reader) => MISTAKES[reader.next() - 1],
  holder: (reader) => reader.next() || null,
  // Of a future that serves; the one that somebody holds is never 0.
  resource: (reader) => reader.next() || null,
  parts(reader) {
    const parts = [];
    const count = reader.next();
    while (parts.length < count && !reader.isAtEnd) {
      const what = PARTS[reader.next()];
      parts[parts.length] = { what, id: reader.next() };
    }
    if (parts.length < count) throw new RangeError(`${parts.length} parts instead of ${count}`);
    return parts;
  },
  waiting(reader) {
    const what = WAITS[reader.next()] ?? null;
    const id = reader.next();
    if (what === null) return null;
    return what === "timer" || what === "future" || what === "task" ? { for: what, id } : { for: what };
  },
  place: (reader) => reader.placeOf(reader.next()) ?? NOWHERE,
};
const NOWHERE = {};

/** Reads the events and places of a batch, each from where `at` is, and goes on to the next. */
export class EventReader {
  /** The number that comes next. */
  at = 2;
  #words;
  #strings;

  /** `placeOf` gives the place of a number. */
  constructor(words, strings, placeOf) {
    this.#words = words;
    this.#strings = strings;
    this.placeOf = placeOf;
  }

  get isAtEnd() {
    return this.at >= this.#words.length;
  }

  next() {
    return this.#words[this.at++];
  }

  string() {
    return this.#strings[this.next() - 1] ?? null;
  }

  /** From behind its code. */
  place() {
    const place = { what: this.string(), line: this.next() || null, stack: [] };
    for (let calls = this.next(); calls > 0 && !this.isAtEnd; calls--) {
      const call = { function: this.string(), file: this.string(), line: this.next() };
      place.stack[place.stack.length] = call;
    }
    return place;
  }

  event() {
    const code = this.next();
    const kind = KINDS[code];
    if (kind == null) throw new RangeError(`no event has the code ${code}`);
    const event = { kind: kind[0], at: this.next(), turn: this.next() };
    for (let n = 1; n < kind.length; n++) {
      const field = kind[n];
      const read = READ[field];
      const value = read === undefined ? this.next() : read(this);
      if (field === "place") locate(event, value);
      else if (field === "waiting") event.on = value;
      else event[field] = value;
    }
    return event;
  }
}

/**
 * The events of a batch. Of input that is no batch something comes out, or a RangeError: what the fields hold is for the
 * caller to check.
 */
export function readTrace({ words, text, places: beside }) {
  // Those in the row count behind the ones beside it.
  const places = [...beside];
  const reader = new EventReader(words, text.split("\0"), (number) => places[number - 1]);
  const events = [];
  if (words[0] !== VERSION) throw new RangeError(`a trace of version ${words[0]}`);
  while (!reader.isAtEnd) {
    if (words[reader.at] === PLACE) {
      reader.at++;
      places[places.length] = reader.place();
      continue;
    }
    events[events.length] = reader.event();
    if (reader.at > words.length) throw new RangeError("an event that is cut off");
  }
  if (events.length !== words[1]) throw new RangeError(`${events.length} events instead of ${words[1]}`);
  return events;
}

/** A new task was made there; one that waits stands there; whatever else has a place was done there. */
function locate(event, { name, what = null, line = null, stack = NO_CALLS }) {
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
const NO_CALLS = [];

/** What a task waits for, where its place does not say so in words of its own. */
function inWords(on) {
  if (on === null) return null;
  if (on.for === "turn") return "its next turn";
  if (on.for === "several") return "several things";
  if (on.for === "other") return "something of its own";
  return `${on.for}-${on.id}`;
}

/**
 * Reads a batch of the trace, of unknown content: goes through its numbers once, and what any of its events would be made
 * of is checked there, so that none is malformed when it is looked at. No event is made. Which fields there are and what
 * their numbers mean, the reader of crate/web says; what a number may be is said here.
 */
import {
  CAUSES,
  JOBS,
  KINDS,
  MISTAKES,
  OUTCOMES,
  PARTS,
  PLACE,
  ROLES,
  STREAMS,
  VERSION,
  WAITS,
} from "../../../crate/web/js/trace.js";
import { readStack } from "./read-stack";
import { Malformed, isRecord, readArray, readCount, readString, type Fields } from "./read";
import type { TracePlace } from "./trace";
import { TraceRows } from "./trace-rows";

/** The shortest event: its code, its time, its turn and one field. */
const SHORTEST = 4;

/** Throws `Malformed` if it is none, or at the first thing in it that is not as it should be. */
export function decodeTrace(fields: Fields): TraceRows {
  const words = fields["words"];
  // Memory that is shared could become another after it was checked.
  if (!(words instanceof Float64Array && words.buffer instanceof ArrayBuffer))
    throw new Malformed('"words" is not a row of numbers');
  const strings = readString(fields, "text").split("\0");
  const beside = readArray(fields, "places");
  if (!beside.every(isRecord)) throw new Malformed('"places" are not all places');
  beside.forEach(checkBeside);
  // A message that only counts.
  if (words.length === 0) return new TraceRows(words, [], [], [], new Uint32Array(0));
  if (words[0] !== VERSION) throw new Malformed(`a trace of version ${words[0]}`);
  const { starts, places } = new Walk(words, strings.length).go();
  return new TraceRows(words, strings, beside as readonly TracePlace[], places, starts);
}

/** Checks the field that comes next. */
type Check = (walk: Walk, name: string) => void;

const CHECKS: Readonly<Record<string, Check>> = {
  deadline: (walk, name) => walk.finite(name),
  duration: (walk, name) => walk.finite(name),
  cause: (walk) => {
    if (walk.oneOf("by", CAUSES, 0) === 0) walk.skip();
    else walk.count("id");
  },
  job: (walk, name) => walk.oneOf(name, JOBS, 0),
  stream: (walk, name) => walk.oneOf(name, STREAMS, 1),
  role: (walk, name) => walk.oneOf(name, ROLES, 1),
  mistake: (walk, name) => walk.oneOf(name, MISTAKES, 1),
  outcome: (walk, name) => walk.oneOf(name, JOB_OUTCOMES, 0),
  waiting: (walk) => {
    const what = WAITS[walk.oneOf("for", WAITS, 0)];
    if (what === "timer" || what === "future" || what === "task") walk.count("id");
    else walk.skip();
  },
  parts: (walk) => walk.parts(),
  // Of a name or a place that is not there an event makes do without.
  name: (walk) => walk.skip(),
  place: (walk) => walk.skip(),
};

/** Where a kind of event has another field of that name. */
const CHECKS_OF_KINDS: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  "task-renamed": { name: (walk, name) => walk.string(name) },
  "future-resolved": { outcome: (walk, name) => walk.oneOf(name, OUTCOMES, 0, RESOLVED) },
  "resource-acquired": { resource: (walk, name) => walk.countFromOne(name) },
  "resource-released": { resource: (walk, name) => walk.countFromOne(name) },
};

const JOB_OUTCOMES = OUTCOMES.slice(0, 4);
/** A future is never suspended, finished or failed: with it these are called otherwise. */
const RESOLVED = OUTCOMES.indexOf("cancelled");

const isCount: Check = (walk, name) => walk.count(name);

/** By code: the names of the fields, and how each is checked. */
const FIELDS = KINDS.map((kind) =>
  kind === null
    ? null
    : kind.slice(1).map((name) => ({
        name,
        check: CHECKS_OF_KINDS[kind[0] ?? ""]?.[name] ?? CHECKS[name] ?? isCount,
      })),
);

class Walk {
  readonly #words: Float64Array;
  readonly #strings: number;
  #at = 2;

  constructor(words: Float64Array, strings: number) {
    this.#words = words;
    this.#strings = strings;
  }

  /** Where each event begins, and each place behind its code. */
  go(): { readonly starts: Uint32Array; readonly places: readonly number[] } {
    const words = this.#words;
    const { length } = words;
    const starts = new Uint32Array(Math.floor(length / SHORTEST));
    const places: number[] = [];
    let events = 0;
    while (this.#at < length) {
      const code = words[this.#at] ?? NaN;
      if (code === PLACE) {
        this.#at += 1;
        places.push(this.#at);
        this.#place();
        continue;
      }
      const fields = FIELDS[code];
      if (fields == null) throw new Malformed(`no event has the code ${code}`);
      starts[events] = this.#at;
      events += 1;
      this.#at += 1;
      this.finite("at");
      this.count("turn");
      for (const { name, check } of fields) check(this, name);
      if (this.#at > length) throw new Malformed("an event that is cut off");
    }
    if (events !== words[1]) throw new Malformed(`${events} events instead of ${words[1]}`);
    return { starts: starts.slice(0, events), places };
  }

  finite(name: string): void {
    if (!Number.isFinite(this.#next())) this.#fail(new Malformed(`"${name}" is not a finite number`));
  }

  count(name: string): void {
    const number = this.#next();
    if (!Number.isSafeInteger(number) || number < 0) this.#fail(new Malformed(`"${name}" is not a count`));
  }

  countFromOne(name: string): void {
    const number = this.#next();
    if (!Number.isSafeInteger(number) || number < 1) this.#fail(new Malformed(`"${name}" is not a count`));
  }

  /** The number of one of these, whose first has the number `first`; of those from the one at `from` on only. */
  oneOf(name: string, allowed: readonly (string | null)[], first: number, from = 0): number {
    const number = this.#next();
    if (Number.isInteger(number) && number >= first + from && number < first + allowed.length) return number;
    const names = allowed.slice(from).filter((each) => each !== null);
    return this.#fail(new Malformed(`"${name}" is none of ${names.join(", ")}`));
  }

  string(name: string): void {
    const number = this.#next();
    if (!Number.isInteger(number) || number < 1 || number > this.#strings) {
      this.#fail(new Malformed(`"${name}" is not a string`));
    }
  }

  skip(): void {
    this.#at += 1;
  }

  parts(): void {
    const count = this.#next();
    const there = Math.ceil(Math.max(0, this.#words.length - this.#at) / 2);
    if (count > there) throw new Malformed(`${there} parts instead of ${count}`);
    for (let part = 0; part < count; part += 1) {
      this.oneOf("what", PARTS, 0);
      this.count("id");
    }
  }

  /** What it claims to have beyond the end of the row is not there. */
  #place(): void {
    this.skip();
    this.count("line");
    const calls = this.#next();
    for (let call = 0; call < calls && this.#at < this.#words.length; call += 1) {
      this.string("function");
      this.string("file");
      this.count("line");
    }
  }

  /** Behind the end of the row, what is no number. */
  #next(): number {
    return this.#words[this.#at++] ?? NaN;
  }

  #fail(error: Malformed): never {
    throw this.#at > this.#words.length ? new Malformed("an event that is cut off") : error;
  }
}

/** Whatever a place has, any event may be made with. */
function checkBeside(place: Fields): void {
  for (const name of ["name", "what"]) {
    if (place[name] != null) readString(place, name);
  }
  if (place["line"] != null) readCount(place, "line");
  if (place["stack"] !== undefined) readStack(place, "stack");
}

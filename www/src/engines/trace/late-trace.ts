/**
 * The trace of a program that others run before: of what happened by then it tells only what still stands (tasks that live,
 * timers that are set, futures that are pending, locks that are held, callbacks that wait), as if that had come to be at the
 * program's beginning; and all times count from there. Knows which event ends what another one began; the rest of what they
 * mean is for the page.
 *
 * A program may overwrite built-in methods, and shares them with this. So none are called here once it runs.
 */
import { KINDS, PLACE, VERSION } from "../../../../crate/web/js/trace.js";
import type { TraceBatch, TraceFrame, TracePlace } from "../../protocol/trace";
import { indexOf, slice } from "../primordials";
import type { TraceSender } from "./sender";

/** An event by itself: its numbers, and what those of its name and its place stand for. */
interface Kept {
  readonly row: number[];
  readonly name: string | null;
  readonly place: TracePlace | null;
}

/** What is kept of one thing, by what the event says of it; in the order in which that is told. */
type Thing = Record<string, Kept>;
type Things = Record<number, Thing>;

/** Of each kind of event: where in its row the name stands, the place, a time besides its own; 0 is nowhere. */
const FIELDS = KINDS.map((kind) => {
  const at = { name: 0, place: 0, deadline: 0, parts: 0, length: 3 };
  for (let n = 1; n < (kind?.length ?? 0); n += 1) {
    const field = kind?.[n];
    if (field === "name" || field === "place" || field === "deadline" || field === "parts")
      at[field] = at.length;
    at.length += field === "cause" || field === "waiting" ? 2 : 1;
  }
  return at;
});

const codeOf = (name: string): number => KINDS.findIndex((kind) => kind?.[0] === name);
const SPAWNED = codeOf("task-spawned");
const WOKEN = codeOf("task-woken");
const RENAMED = codeOf("task-renamed");
const CANCELLING = codeOf("cancel-requested");
const STARTED = codeOf("job-started");
const ENDED = codeOf("job-ended");
const SCHEDULED = codeOf("callback-scheduled");
const TAKEN_BACK = codeOf("callback-cancelled");
const CREATED = codeOf("future-created");
const SERVES = codeOf("future-serves");
const RESOLVED = codeOf("future-resolved");
const ARMED = codeOf("timer-armed");
const FIRED = codeOf("timer-fired");
const DISARMED = codeOf("timer-cancelled");
const ACQUIRED = codeOf("resource-acquired");
const RELEASED = codeOf("resource-released");

/** In a row: its code, its time, its turn, and its first field, which says of what it is. */
const AT = 1;
const TURN = 2;
const WHAT = 3;
const HEADER = 2;
/** In the row of what a future stands for; its parts follow their number. */
const ROLE = WHAT + 1;
const RESOURCE = WHAT + 2;
const PARTS = FIELDS[SERVES]?.parts ?? 0;

const Numbers = Float64Array;

export class LateTrace {
  readonly #sender: TraceSender;
  #tasks: Things = empty();
  #calls: Things = empty();
  #futures: Things = empty();
  #timers: Things = empty();
  #holds: Kept[] = [];
  /** When the program began; null before that. */
  #began: number | null = null;

  constructor(sender: TraceSender) {
    this.#sender = sender;
  }

  send(batch: TraceBatch, dropped: number): void {
    if (this.#began === null) return each(batch, (kept) => this.#keep(kept));
    shift(batch.words, this.#began);
    this.#sender.send(batch, dropped);
  }

  /** The program itself begins, at this time in milliseconds; all that was traced before has been sent. */
  begin(at: number): void {
    this.#began = at;
    const batch = this.#standing(at);
    shift(batch.words, at);
    this.#sender.send(batch, 0);
    this.#tasks = this.#calls = this.#futures = this.#timers = empty();
    this.#holds = [];
  }

  leftOut(events: number): void {
    if (this.#began !== null) this.#sender.leftOut(events);
  }

  close(): void {
    this.#sender.close();
  }

  #keep(kept: Kept): void {
    const { row } = kept;
    const id = row[WHAT] ?? 0;
    const second = row[WHAT + 1] ?? 0;
    switch (row[0]) {
      case SPAWNED:
        this.#tasks[id] = thing("spawned", kept);
        return;
      case RENAMED:
        return note(this.#tasks[id], "renamed", kept);
      case CANCELLING:
        return note(this.#tasks[id], "cancelling", kept);
      case WOKEN:
        return note(this.#tasks[id], "woken", kept);
      case SCHEDULED:
        this.#calls[id] = thing("scheduled", kept);
        return;
      case TAKEN_BACK:
        delete this.#calls[id];
        return;
      // Of a job, the first field says whether it is a task's.
      case STARTED:
        if (id === 0) delete this.#tasks[second]?.["woken"];
        else delete this.#calls[second];
        return;
      case ENDED:
        if (id !== 0) return;
        if (row[WHAT + 2] === 0) note(this.#tasks[second], "stood", kept);
        else delete this.#tasks[second];
        return;
      case CREATED:
        this.#futures[id] = thing("created", kept);
        return;
      case SERVES:
        return serve(this.#futures[id], kept);
      case RESOLVED:
        delete this.#futures[id];
        return;
      case ARMED:
        this.#timers[id] = thing("armed", kept);
        return;
      case FIRED:
      case DISARMED:
        delete this.#timers[id];
        return;
      case ACQUIRED:
        this.#holds[this.#holds.length] = kept;
        return;
      case RELEASED:
        this.#release(row);
        return;
    }
  }

  /** By its holder, or else by whoever has it longest. */
  #release(row: readonly number[]): void {
    const left: Kept[] = [];
    let found = -1;
    for (let n = 0; n < this.#holds.length; n += 1) {
      const held = this.#holds[n]?.row ?? [];
      if (held[WHAT] !== row[WHAT]) continue;
      if (found === -1) found = n;
      if (held[WHAT + 2] === row[WHAT + 2]) {
        found = n;
        break;
      }
    }
    for (let n = 0; n < this.#holds.length; n += 1) {
      if (n !== found) left[left.length] = this.#holds[n] as Kept;
    }
    this.#holds = left;
  }

  #standing(at: number): TraceBatch {
    const all: Kept[] = [];
    add(all, this.#tasks, ["spawned", "renamed", "cancelling", "stood", "woken"]);
    add(all, this.#futures, ["created", "serves"]);
    add(all, this.#timers, ["armed"]);
    add(all, this.#calls, ["scheduled"]);
    for (let n = 0; n < this.#holds.length; n += 1) all[all.length] = this.#holds[n] as Kept;
    return batchOf(all, at);
  }
}

function empty(): Things {
  return Object.create(null) as Things;
}

function thing(what: string, kept: Kept): Thing {
  const made = Object.create(null) as Thing;
  made[what] = kept;
  return made;
}

function note(of: Thing | undefined, what: string, kept: Kept): void {
  if (of !== undefined) of[what] = kept;
}

/** Said again, it is of parts that have joined those before. */
function serve(future: Thing | undefined, kept: Kept): void {
  const before = future?.["serves"]?.row;
  const { row } = kept;
  if (before === undefined || before[ROLE] !== row[ROLE] || before[RESOURCE] !== row[RESOURCE]) {
    return note(future, "serves", kept);
  }
  before[PARTS] = (before[PARTS] ?? 0) + (row[PARTS] ?? 0);
  for (let n = PARTS + 1; n < row.length; n += 1) before[before.length] = row[n] ?? 0;
}

function add(all: Kept[], things: Things, order: readonly string[]): void {
  for (const id in things) {
    for (let n = 0; n < order.length; n += 1) {
      const kept = things[id]?.[order[n] as string];
      if (kept !== undefined) all[all.length] = kept;
    }
  }
}

/** Where the event ends that begins at `start`. */
function endOf(words: ArrayLike<number>, start: number): number {
  const fields = FIELDS[words[start] ?? 0];
  if (fields === undefined) return words.length;
  // Their count, and two numbers of each.
  const parts = fields.parts === 0 ? 0 : (words[start + fields.parts] ?? 0);
  return start + fields.length + 2 * parts;
}

/** Has all times count from `zero`. */
function shift(words: Float64Array, zero: number): void {
  let at = HEADER;
  while (at < words.length) {
    if (words[at] === PLACE) {
      at = endOfPlace(words, at);
      continue;
    }
    words[at + AT] = (words[at + AT] ?? 0) - zero;
    const deadline = FIELDS[words[at] ?? 0]?.deadline ?? 0;
    if (deadline > 0) words[at + deadline] = (words[at + deadline] ?? 0) - zero;
    at = endOf(words, at);
  }
}

/** Of a place: its code, what, line, number of calls, and three numbers of each. */
function endOfPlace(words: ArrayLike<number>, start: number): number {
  return start + 4 + 3 * (words[start + 3] ?? 0);
}

function each({ words, text, places: beside }: TraceBatch, does: (kept: Kept) => void): void {
  const strings = split(text);
  const string = (number = 0): string | null => strings[number - 1] ?? null;
  const places: TracePlace[] = [];
  for (let n = 0; n < beside.length; n += 1) places[n] = beside[n] as TracePlace;
  let at = HEADER;
  while (at < words.length) {
    if (words[at] === PLACE) {
      const stack: TraceFrame[] = [];
      const end = endOfPlace(words, at);
      for (let call = at + 4; call < end; call += 3) {
        stack[stack.length] = {
          function: string(words[call]) ?? "",
          file: string(words[call + 1]) ?? "",
          line: words[call + 2] ?? 0,
        };
      }
      places[places.length] = { what: string(words[at + 1]), line: words[at + 2] || null, stack };
      at = end;
      continue;
    }
    const end = endOf(words, at);
    const row: number[] = [];
    for (let n = at; n < end; n += 1) row[n - at] = words[n] ?? 0;
    const { name, place } = FIELDS[row[0] ?? 0] ?? { name: 0, place: 0 };
    does({
      row,
      name: name === 0 ? null : string(row[name]),
      place: place === 0 ? null : (places[(row[place] ?? 0) - 1] ?? null),
    });
    at = end;
  }
}

/** At each NUL. */
function split(text: string): readonly string[] {
  const strings: string[] = [];
  let start = 0;
  for (;;) {
    const end = indexOf(text, "\0", start);
    if (end === -1) break;
    strings[strings.length] = slice(text, start, end);
    start = end + 1;
  }
  strings[strings.length] = slice(text, start);
  return strings;
}

function batchOf(all: readonly Kept[], at: number): TraceBatch {
  let length = HEADER;
  for (let n = 0; n < all.length; n += 1) length += all[n]?.row.length ?? 0;
  const words = new Numbers(length);
  words[0] = VERSION;
  words[1] = all.length;
  let end = HEADER;
  let text = "";
  let strings = 0;
  const places: TracePlace[] = [];
  for (let n = 0; n < all.length; n += 1) {
    const { row, name, place } = all[n] as Kept;
    const fields = FIELDS[row[0] ?? 0];
    row[AT] = at;
    row[TURN] = 0;
    if (fields !== undefined && fields.name > 0 && name !== null) {
      text += strings === 0 ? name : `\0${name}`;
      strings += 1;
      row[fields.name] = strings;
    }
    if (fields !== undefined && fields.place > 0) {
      row[fields.place] = place === null ? 0 : places.length + 1;
      if (place !== null) places[places.length] = place;
    }
    for (let word = 0; word < row.length; word += 1) words[end + word] = row[word] ?? 0;
    end += row.length;
  }
  return { words, text, places };
}

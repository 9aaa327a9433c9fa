/**
 * What a task waits for: the one place that tells which words there are for it (words/waits.ts), as labels in the picture and
 * in a sentence. An engine tells which future, timer or task it is, and what a future stands for; who holds a lock, and what
 * of a gather is still going, is for `Surroundings` to say, at one moment (`waits-now.ts`) or of any stretch of a run
 * (`past-waits.ts`). What nobody says more of keeps what the engine says (`engine-text.ts`). Knows no events and no page.
 */
import type { Part, Role } from "../protocol/trace";
import { words as taskWords } from "../words/tasks";
import { words, type Holder, type Name, type WaitText } from "../words/waits";
import { isCall, isTimeLimit, waitOf } from "./engine-text";
import { callName, ownCalls } from "./own-calls";
import type { Serves, Suspension } from "./state";
import { hasOwnName, partName, partNames, shortName, taskName, type Tasks } from "./task-names";

export interface WaitWords {
  /** For the picture, the longest first: one takes the first that there is room for. "await fetch", "queue full". */
  readonly labels: readonly string[];
  /** What goes on behind "main waits for": "fetch", "room in a full queue". */
  readonly phrase: string;
  /** When the timer is due that ends it, in program time, if there is one and it is known. */
  readonly until?: number;
}

/** A timer that somebody sleeps by: for how long, and until when, in milliseconds of program time. */
export interface SleepTime {
  readonly length: number;
  readonly until: number;
}

/** What tasks waited for that came to rest with an event: null if none did. */
export interface Waits {
  at(event: number): WaitWords | null;
}

/** What is known around a task that waits. */
export interface Surroundings {
  readonly tasks: Tasks;
  /** What a future stands for; null if nobody said. */
  serves(future: number): Serves | null;
  /** The first of those who hold a lock or a semaphore, and how many they are; null is one that is no task. */
  holders(resource: number): { readonly some: readonly (number | null)[]; readonly count: number };
  /** How long a task sleeps: by this timer, or the one that asyncio.sleep has set; null if unknown. */
  sleep(task: number, timer: number | null): SleepTime | null;
  /** Those of the parts that are not done; null if no moment is meant. */
  going(parts: readonly Part[]): readonly Part[] | null;
  /** The task that gives a future its result, if the run has come to that. */
  setter(future: number): number | null;
}

/** What `asyncio.sleep` has its timer call (CPython: Lib/asyncio/tasks.py, `sleep`). */
export const WAKES_SLEEPER = "_set_result_unless_cancelled";

/** Holders of which there are names in a label. */
export const NAMED_HOLDERS = 3;

/** Where nothing else is known than what the engine said with the wait. */
export function bareSurroundings(tasks: Tasks): Surroundings {
  return {
    tasks,
    serves: () => null,
    holders: () => ({ some: [], count: 0 }),
    sleep: () => null,
    going: () => null,
    setter: () => null,
  };
}

/** What this task waits for. */
export function waitWords(around: Surroundings, task: number, wait: Suspension): WaitWords {
  const { text, until } = textOf(around, task, wait);
  const { phrase, label, shorter = label, shortest = shorter } = text;
  const call = innerCall(wait);
  const ends = until === undefined ? {} : { until };
  if (call === null) return { labels: [...new Set([label, shorter, shortest])], phrase, ...ends };
  // A coroutine that is awaited by its task itself, and waits on its behalf.
  const longest = words.labelIn(label, shortName(call));
  return {
    labels: [...new Set([longest, label, shorter, shortest])],
    phrase: words.phraseIn(phrase, call),
    ...ends,
  };
}

interface Found {
  readonly text: WaitText;
  readonly until?: number;
}

function textOf(around: Surroundings, task: number, { on, waiting }: Suspension): Found {
  switch (on?.for) {
    case "task":
      return { text: awaitedTask(around.tasks, on.id) };
    case "timer":
      return sleepText(around.sleep(task, on.id)) ?? { text: waitOf(waiting) };
    case "future":
      return futureText(around, task, on.id, waiting);
    default:
      return { text: waitOf(waiting) };
  }
}

function nameOf(full: string): Name {
  return { full, short: shortName(full) };
}

function awaitedTask(tasks: Tasks, id: number): WaitText {
  const task = tasks.get(id);
  const name = nameOf(taskName(tasks, id));
  if (task === undefined) return words.called(name);
  return hasOwnName(task) ? words.task(name) : words.call(name);
}

function sleepText(sleep: SleepTime | null): Found | null {
  return sleep === null ? null : { text: words.sleep(asAsked(sleep.length)), until: sleep.until };
}

/**
 * On a live clock a timer is told of some microseconds after the moment that its deadline is counted from, so that `sleep(100)`
 * would be one of 99.8 ms. `length` is in milliseconds.
 */
function asAsked(length: number): number {
  return length < 20 ? length : Math.round(length);
}

function futureText(around: Surroundings, task: number, id: number, waiting: string | null): Found {
  const serves = around.serves(id);
  if (serves === null) {
    const sleeps = waiting === "sleep()" ? sleepText(around.sleep(task, null)) : null;
    return sleeps ?? { text: ofProgram(around, id, waiting) };
  }
  if (serves.role !== "sleep") return { text: servingText(around, task, serves, serves.role, waiting) };
  const timer = serves.parts.find(({ what }) => what === "timer")?.id ?? null;
  return sleepText(around.sleep(task, timer)) ?? { text: waitOf(waiting) };
}

function servingText(
  around: Surroundings,
  task: number,
  { resource, parts }: Serves,
  role: Exclude<Role, "sleep">,
  waiting: string | null,
): WaitText {
  switch (role) {
    case "lock":
    case "semaphore":
      return heldText(around, task, role, resource);
    case "event":
      return words.event;
    case "condition":
      return words.condition;
    case "barrier":
      return words.barrier;
    case "queue-get":
      return words.queueGet;
    case "queue-put":
      return words.queuePut;
    case "queue-join":
      return words.queueJoin;
    case "gather":
    case "group":
      return severalText(around, role, parts);
    case "wait": {
      const limited = isTimeLimit(waiting) ? only(parts) : null;
      if (limited === null) return severalText(around, "wait", parts);
      return words.timeLimit(nameOf(partName(around.tasks, limited)));
    }
    case "shield": {
      const shielded = only(parts);
      if (shielded === null) return waitOf(waiting);
      return words.shield(nameOf(partName(around.tasks, shielded)));
    }
    case "outside":
      return waiting === null ? words.outside : waitOf(waiting);
  }
}

/** The one part that there is. */
function only(parts: readonly Part[]): Part | null {
  return parts.length === 1 ? (parts[0] ?? null) : null;
}

/** A future that the program made itself, as far as anybody knows. */
function ofProgram(around: Surroundings, id: number, waiting: string | null): WaitText {
  if (waiting !== null && isCall(waiting)) return waitOf(waiting);
  const isNumbered = waiting === null || waiting === `future-${id}`;
  const {
    phrase: full,
    label,
    shorter: short = label,
  } = isNumbered ? words.called(nameOf(taskWords.future(id))) : waitOf(waiting);
  const setter = around.setter(id);
  const name: Name = { full, short };
  return setter === null ? words.called(name) : words.setBy(name, nameOf(taskName(around.tasks, setter)));
}

function heldText(
  around: Surroundings,
  task: number,
  what: "lock" | "semaphore",
  resource: number | null,
): WaitText {
  const { some, count } = resource === null ? { some: [], count: 0 } : around.holders(resource);
  const holders = some.map((holder): Holder => {
    if (holder === null) return "no-task";
    return holder === task ? "itself" : nameOf(taskName(around.tasks, holder));
  });
  return words.held(what, holders, count);
}

function severalText(
  { tasks, going }: Surroundings,
  kind: "gather" | "group" | "wait",
  parts: readonly Part[],
): WaitText {
  const left = going(parts);
  const isPart = left !== null && left.length < parts.length;
  const { names, beyond } = partNames(tasks, isPart ? left : parts);
  return isPart
    ? words.rest(kind, parts.length, left.length, names, beyond)
    : words.all(kind, parts.length, names, beyond);
}

/** The innermost call of the person's own program, where that is not the function that the task runs. */
function innerCall(suspension: Suspension): string | null {
  const own = ownCalls(suspension);
  const innermost = own.at(-1);
  return innermost === undefined || own.length < 2 ? null : callName(innermost);
}

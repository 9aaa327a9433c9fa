/**
 * What a task waits for, in words: the one place that has them, for a label in the picture and for a sentence. An engine
 * tells which future, timer or task it is, and what a future stands for; who holds a lock, and what of a gather is still
 * going, is for `Surroundings` to say, at one moment (`waits-now.ts`) or of any stretch of a run (`past-waits.ts`). What
 * nobody says more of keeps the engine's own words. Knows no events and no page.
 */
import type { Part } from "../protocol/trace";
import { callName, ownCalls } from "./own-calls";
import type { Serves, Suspension } from "./state";
import { hasOwnName, partName, partNames, shortName, someOf, taskName, type Tasks } from "./task-names";
import { timeText } from "./times";

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

const NOTHING = "something";

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
  const words = wordsOf(around, task, wait);
  const { labels, phrase } = words;
  const call = innerCall(wait);
  if (call === null) return words;
  // A coroutine that is awaited by its task itself, and waits on its behalf.
  return {
    ...words,
    labels: [`await ${shortName(call)}: ${labels[0] ?? ""}`, ...labels],
    phrase: `${phrase} in ${call}`,
  };
}

function wordsOf(around: Surroundings, task: number, { on, waiting }: Suspension): WaitWords {
  switch (on?.for) {
    case "task":
      return taskWords(around.tasks, on.id);
    case "timer":
      return sleepWords(around.sleep(task, on.id)) ?? otherWords(waiting);
    case "future":
      return futureWords(around, task, on.id, waiting);
    default:
      return otherWords(waiting);
  }
}

function taskWords(tasks: Tasks, id: number): WaitWords {
  const name = taskName(tasks, id);
  if (!hasOwnName(tasks, id)) return { labels: [`await ${shortName(name)}`], phrase: name };
  const numbered = name.startsWith("task");
  return {
    labels: [numbered ? shortName(name) : `task ${shortName(name)}`],
    phrase: numbered ? name : `task ${name}`,
  };
}

function sleepWords(sleep: SleepTime | null): WaitWords | null {
  if (sleep === null) return null;
  const text = timeText(sleep.length);
  return { labels: [`sleep ${text}`, "sleep"], phrase: `a sleep of ${text}`, until: sleep.until };
}

function futureWords(around: Surroundings, task: number, id: number, waiting: string | null): WaitWords {
  const serves = around.serves(id);
  if (serves === null) {
    const sleeps = waiting === "sleep()" ? sleepWords(around.sleep(task, null)) : null;
    return sleeps ?? plainWords(around, id, waiting);
  }
  const { role, resource, parts } = serves;
  switch (role) {
    case "lock":
      return heldWords(around, task, "lock", resource);
    case "semaphore":
      return heldWords(around, task, "semaphore", resource);
    case "event":
      return { labels: ["event not set", "event"], phrase: "an event that is not set" };
    case "condition":
      return { labels: ["condition"], phrase: "a condition to be notified" };
    case "barrier":
      return { labels: ["barrier"], phrase: "the others at a barrier" };
    case "queue-get":
      return { labels: ["queue empty"], phrase: "something in an empty queue" };
    case "queue-put":
      return { labels: ["queue full"], phrase: "room in a full queue" };
    case "queue-join":
      return { labels: ["queue not done"], phrase: "the items of a queue to be done" };
    case "gather":
      return severalWords(around, "gather", "a gather", parts);
    case "group":
      return severalWords(around, "TaskGroup", "a TaskGroup", parts);
    case "wait":
      return waitForWords(around, parts, waiting);
    case "shield": {
      const name = partNames(around.tasks, parts);
      return { labels: [`shield of ${shortName(name)}`, "shield"], phrase: `${name}, behind a shield` };
    }
    case "outside": {
      const what = waiting ?? "something outside of the loop";
      return isCall(what) ? otherWords(what) : { labels: [withoutArticle(what)], phrase: what };
    }
    case "sleep": {
      const timer = parts.find(({ what }) => what === "timer")?.id ?? null;
      return sleepWords(around.sleep(task, timer)) ?? otherWords(waiting);
    }
  }
}

/** A future that the program made itself, as far as anybody knows. */
function plainWords(around: Surroundings, id: number, waiting: string | null): WaitWords {
  const numbered = `future ${id}`;
  const what = waiting === null || waiting === `future-${id}` ? numbered : waiting;
  if (isCall(what)) return otherWords(what);
  const label = shortName(withoutArticle(what));
  const setter = around.setter(id);
  if (setter === null) return { labels: [label], phrase: what };
  const name = taskName(around.tasks, setter);
  return { labels: [`${label}, set by ${shortName(name)}`, label], phrase: `${what}, which ${name} sets` };
}

function heldWords(around: Surroundings, task: number, what: string, resource: number | null): WaitWords {
  const { some, count } = resource === null ? { some: [], count: 0 } : around.holders(resource);
  if (count === 0) return { labels: [what], phrase: `a ${what}` };
  const names = some.map((holder) =>
    holder === null ? "other code" : holder === task ? "itself" : taskName(around.tasks, holder),
  );
  const labels = [`${what} held by ${someOf(names.map(shortName), count)}`];
  if (count > 1) labels.push(`${what} held by ${count}`);
  return { labels: [...labels, what], phrase: `a ${what} held by ${someOf(names, count)}` };
}

function severalWords(
  { tasks, going }: Surroundings,
  label: string,
  phrase: string,
  parts: readonly Part[],
): WaitWords {
  const left = going(parts);
  const of = `of ${parts.length}`;
  if (left === null || left.length === parts.length) {
    return { labels: [`${label} ${of}`, label], phrase: `${phrase} ${of}${named(tasks, parts)}` };
  }
  const still = `${left.length} still going`;
  return {
    labels: [`${label} ${of}, ${still}`, `${label} ${of}`, label],
    phrase: `${phrase} ${of}, ${still}${named(tasks, left)}`,
  };
}

function named(tasks: Tasks, parts: readonly Part[]): string {
  return parts.length === 0 ? "" : `: ${partNames(tasks, parts)}`;
}

/** JavaScript's `timeout`, or `wait`. */
function waitForWords(around: Surroundings, parts: readonly Part[], waiting: string | null): WaitWords {
  const [part] = parts;
  if (
    part !== undefined &&
    parts.length === 1 &&
    waiting !== null &&
    /^timeout\(|ms at most$/.test(waiting)
  ) {
    const name = partName(around.tasks, part);
    return {
      labels: [`await ${shortName(name)}, with a time limit`, `await ${shortName(name)}`, "time limit"],
      phrase: `${name}, with a time limit`,
    };
  }
  return severalWords(around, "wait", "enough", parts);
}

function otherWords(waiting: string | null): WaitWords {
  const what = waiting ?? NOTHING;
  const call = /^([^\s(]+)\((.+)\)$/s.exec(what);
  const shorter = call === null ? shortName(withoutArticle(what)) : `${shortName(call[1] ?? "")}(…)`;
  const label = withoutArticle(what);
  return { labels: label.length > 30 ? [shorter] : [...new Set([label, shorter])], phrase: what };
}

function isCall(words: string): boolean {
  return words.endsWith(")");
}

function withoutArticle(words: string): string {
  return words.replace(/^(a|an|the) /, "");
}

/** The innermost call of the person's own program, where that is not the function that the task runs. */
function innerCall(suspension: Suspension): string | null {
  const own = ownCalls(suspension);
  const innermost = own.at(-1);
  return innermost === undefined || own.length < 2 ? null : callName(innermost);
}

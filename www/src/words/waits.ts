/**
 * What a task waits for. Each as what goes on behind "main waits for", and as labels for a picture, the longest first: one is
 * taken for which there is room. In a label a name is cut where it is long.
 */
import { words as lists } from "./lists";
import { words as numbers } from "./numbers";

export interface WaitText {
  readonly phrase: string;
  readonly label: string;
  readonly shorter?: string;
  readonly shortest?: string;
}

/** A name, and what fits into a label of it. */
export interface Name {
  readonly full: string;
  readonly short: string;
}

/** Who holds a lock: a task, the one that waits for it, or code that is no task. */
export type Holder = Name | "itself" | "no-task";

const same = (text: string): WaitText => ({ phrase: text, label: text });

export const words = {
  /** Of which nobody said anything. */
  something: same("something"),
  promise: { phrase: "a promise", label: "promise" },
  nativePromise: { phrase: "a native promise", label: "native promise" },
  nextTurn: same("its next turn"),
  several: same("several things"),
  own: same("something of its own"),
  outside: same("something outside of the loop"),
  /** Of an asynchronous generator with this name. */
  nextValue: (generator: Name): WaitText => ({
    phrase: `the next value of ${generator.full}()`,
    label: `next value of ${generator.full}()`,
    shorter: `next value of ${generator.short}()`,
  }),

  /** What somebody named, or a call. */
  called: (name: Name): WaitText => ({ phrase: name.full, label: name.short }),
  /** The same, of which it is known which task gives it its result. */
  setBy: (name: Name, setter: Name): WaitText => ({
    phrase: `${name.full}, which ${setter.full} sets`,
    label: `${name.short}, set by ${setter.short}`,
    shorter: name.short,
  }),

  /** A task with the name of the function that it runs. */
  call: (name: Name): WaitText => ({ phrase: name.full, label: `await ${name.short}` }),
  /** One that somebody named. */
  task: (name: Name): WaitText => ({
    phrase: task(name.full, name.full),
    label: task(name.short, name.full),
  }),

  sleep: (time: number): WaitText => ({
    phrase: `a sleep of ${numbers.time(time)}`,
    label: `sleep ${numbers.time(time)}`,
    shorter: "sleep",
  }),

  /** A lock or a semaphore; `some` of those who hold it, who are `count`. */
  held(thing: "lock" | "semaphore", some: readonly Holder[], count: number): WaitText {
    if (count === 0) return { phrase: `a ${thing}`, label: thing };
    const beyond = count - some.length;
    const by = (how: "full" | "short"): string =>
      `${thing} held by ${lists.enumerated(
        some.map((holder) => holderName(holder, how)),
        beyond,
      )}`;
    const phrase = `a ${by("full")}`;
    if (count === 1) return { phrase, label: by("short"), shorter: thing };
    return {
      phrase,
      label: by("short"),
      shorter: `${thing} held by ${numbers.number(count)}`,
      shortest: thing,
    };
  },

  event: { phrase: "an event that is not set", label: "event not set", shorter: "event" },
  condition: { phrase: "a condition to be notified", label: "condition" },
  barrier: { phrase: "the others at a barrier", label: "barrier" },
  queueGet: { phrase: "something in an empty queue", label: "queue empty" },
  queuePut: { phrase: "room in a full queue", label: "queue full" },
  queueJoin: { phrase: "the items of a queue to be done", label: "queue not done" },

  /** So many parts, or `names` of them and how many beyond these. */
  all: (kind: keyof typeof SEVERAL, count: number, names: readonly string[], beyond: number): WaitText => ({
    phrase: `${SEVERAL[kind].phrase} of ${numbers.number(count)}${lists.behindColon(names, beyond)}`,
    label: `${SEVERAL[kind].label} of ${numbers.number(count)}`,
    shorter: SEVERAL[kind].label,
  }),
  /** Some of which are done: the names are of those that are not. */
  rest(
    kind: keyof typeof SEVERAL,
    count: number,
    going: number,
    names: readonly string[],
    beyond: number,
  ): WaitText {
    const { phrase, label } = SEVERAL[kind];
    const of = `of ${numbers.number(count)}`;
    const still = `${numbers.number(going)} still going`;
    return {
      phrase: `${phrase} ${of}, ${still}${lists.behindColon(names, beyond)}`,
      label: `${label} ${of}, ${still}`,
      shorter: `${label} ${of}`,
      shortest: label,
    };
  },

  shield: (name: Name): WaitText => ({
    phrase: `${name.full}, behind a shield`,
    label: `shield of ${name.short}`,
    shorter: "shield",
  }),
  timeLimit: (name: Name): WaitText => ({
    phrase: `${name.full}, with a time limit`,
    label: `await ${name.short}, with a time limit`,
    shorter: `await ${name.short}`,
    shortest: "time limit",
  }),

  /** A wait that is one within a call of the program's own: the phrase, and the longest label. */
  phraseIn: (wait: string, call: string): string => `${wait} in ${call}`,
  labelIn: (wait: string, call: string): string => `await ${call}: ${wait}`,
};

const SEVERAL = {
  gather: { phrase: "a gather", label: "gather" },
  group: { phrase: "a TaskGroup", label: "TaskGroup" },
  wait: { phrase: "enough", label: "wait" },
};

/** One that is called "task-1" or "tasks of today" says so itself. */
function task(text: string, name: string): string {
  return name.startsWith("task") ? text : `task ${text}`;
}

function holderName(holder: Holder, how: "full" | "short"): string {
  return holder === "itself" ? "itself" : holder === "no-task" ? "other code" : holder[how];
}

/** The moment in lists: what runs, what is ready, what sleeps until when, who waits for what. Times are in milliseconds. */
import { words as actors, type Actor } from "./actors";
import { words as numbers } from "./numbers";
import { words as plurals } from "./plurals";
import type { Said } from "./said";

/** Of what is said of a future: who made it; those who await it, as many as have names here, and how many more. */
interface Future {
  readonly by: Actor;
  readonly awaiting: readonly string[];
  readonly more: number;
}

export const words = {
  moment: "This moment",
  groups: {
    running: "Running",
    ready: "Ready queue",
    timers: "Timers",
    futures: "Pending futures",
    waiting: "Waiting",
  },
  /** A list of nothing. */
  nothing: "nothing",
  /** The end of a list. */
  more: (count: number): string => andMore(count),
  /** The end of the list of futures: how many more there are of the program, and how many of a library. */
  moreFutures: (own: number, library: number): string =>
    [own === 0 ? "" : andMore(own), library === 0 ? "" : `${numbers.number(library)} of the library`]
      .filter((part) => part !== "")
      .join(", "),

  /** Behind the name of what runs. */
  begins: "begins",
  wentOnFrom: <T>(place: T): Said<T> => ["went on from ", place],
  /** Behind the name of what is ready. */
  readyFor: (time: number): string => `for ${numbers.time(time)}`,
  /** Behind the time of a timer: how long that is from now, and who set it, if that is to be said. */
  timer: (left: number, setter: Actor | null): string =>
    `${left > 0 ? `in ${numbers.time(left)}` : "due"}${setter === null ? "" : `, set ${actors.by(setter)}`}`,
  /** Behind the name of a future. */
  future: ({ by, awaiting, more }: Future): string =>
    `made ${actors.by(by)}${awaiting.length === 0 ? "" : `, awaited by ${awaiting.join(", ")}`}${more === 0 ? "" : ` and ${more} more`}`,

  /** In the list of who waits: what a task does. */
  does: {
    new: <T>(task: T): Said<T> => [task, " has not begun"],
    ready: <T>(task: T): Said<T> => [task, " is ready"],
    running: <T>(task: T): Said<T> => [task, " runs"],
    finished: <T>(task: T): Said<T> => [task, " has finished"],
    failed: <T>(task: T): Said<T> => [task, " has failed"],
    cancelled: <T>(task: T): Said<T> => [task, " was cancelled"],
    destroyed: <T>(task: T): Said<T> => [task, " was forgotten while it waited"],
  },
  /** `what` is a noun: "a lock held by B". */
  waits: <T>(task: T, what: string): Said<T> => [task, ` for ${what}`],
  until: (time: number): string => `until ${numbers.time(time)}`,
  /** Behind the name of a task that stands in the list before. */
  seeAbove: "see above",
  /** Why something stands below a task: it holds the lock, or it sets the future. */
  links: {
    holds: <T>(holder: T): Said<T> => ["holder: ", holder],
    sets: <T>(setter: T): Said<T> => ["sets it: ", setter],
  },
  /** A mark behind a task that does not go on. */
  stuck: {
    deadlock: "deadlock",
    behind: "waits for a deadlock",
    "nothing-left": "nothing can end this",
  },

  counts: (tasks: number, ended: number, pending: number): string =>
    [
      plurals.counted(tasks, "task", "tasks"),
      `${numbers.number(ended)} ended`,
      plurals.counted(pending, "pending future", "pending futures"),
    ].join(" · "),
};

function andMore(count: number): string {
  return `and ${numbers.number(count)} more`;
}

/** Which sentence says what a future did in a stretch of its lane. Knows lanes; none of the words (words/futures.ts). */
import { words, type Some } from "../words/futures";
import { actorOf, type Callbacks } from "./actors";
import type { FutureLane } from "./futures-track";
import { jobName, taskName, type Tasks } from "./words";

/** Among more than these, the rest is counted. */
const MOST = 3;

export function futureName({ future }: FutureLane): string {
  return words.name(future);
}

/** What it stands for: a role has words, a call is its own; "" for one that the program made itself. */
export function servesText({ serves }: FutureLane): string {
  if (serves === null) return "";
  return isRole(serves) ? words.roles[serves] : serves;
}

/** A call may be called anything. */
function isRole(serves: string): serves is keyof typeof words.roles {
  return Object.hasOwn(words.roles, serves);
}

export function futureText(tasks: Tasks, lane: FutureLane, index: number, callbacks?: Callbacks): string {
  const { future, outcome } = lane;
  const [made = 0, done] = lane.starts;
  if (index === 0 || outcome === null) {
    const by = actorOf(tasks, lane.by, callbacks);
    return done === undefined
      ? words.isPending(future, made, by, servesText(lane))
      : words.wasPending(future, done - made, by, servesText(lane));
  }
  const by = actorOf(tasks, outcome.by, callbacks);
  // What came right after it was done is true of every one of them, whoever asked for it.
  const woken = some(lane.woken, (task) => taskName(tasks, task));
  const scheduled = some(lane.callbacks, ({ callback: id }) =>
    jobName(tasks, { job: "callback", id }, callbacks),
  );
  return words.done(future, outcome.is, done ?? 0, by, outcome.line, { woken, scheduled });
}

function some<T>(all: readonly T[], name: (each: T) => string): Some {
  const names = all.slice(0, MOST).map(name);
  return { names, beyond: all.length - names.length };
}

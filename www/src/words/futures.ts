/** A future's life: a sentence for each stretch of its lane, and what a future stands for. */
import { words as actors, type Actor } from "./actors";
import { words as lines } from "./lines";
import { words as lists } from "./lists";
import { words as numbers } from "./numbers";

/** Some names, and how many more there are. */
export interface Some {
  readonly names: readonly string[];
  readonly beyond: number;
}

export const words = {
  name: (id: number): string => `Future ${id}`,

  /** What it stands for, by itself and behind "is" or "made for". */
  roles: {
    lock: "a wait for a lock",
    semaphore: "a wait for a semaphore",
    event: "a wait for an event",
    condition: "a wait for a condition",
    barrier: "a wait at a barrier",
    "queue-get": "a wait for something in a queue",
    "queue-put": "a wait for room in a queue",
    "queue-join": "a wait for the items of a queue to be done",
    gather: "the results of all",
    group: "the end of a task group",
    wait: "a wait for several",
    shield: "a shield",
    outside: "set from outside the loop",
    sleep: "a sleep",
  },

  /** `serves` is what it stands for; "" if it stands for nothing but itself. */
  isPending: (id: number, since: number, by: Actor, serves: string): string =>
    `Future ${id} is pending since ${numbers.time(since)}: ${made(by, serves)}.`,

  wasPending: (id: number, time: number, by: Actor, serves: string): string =>
    `Future ${id} was pending for ${numbers.time(time)}: ${made(by, serves)}.`,

  /** `woken` are the tasks that became ready right after that, `scheduled` the callbacks that were scheduled. */
  done(
    id: number,
    outcome: keyof typeof HOW_DONE,
    at: number,
    by: Actor,
    line: number | null,
    followed: { readonly woken: Some; readonly scheduled: Some },
  ): string {
    const when = `at ${numbers.time(at)} ${actors.by(by)}${lines.at(line)}`;
    return `Future ${id} ${HOW_DONE[outcome]} ${when}${behind(followed)}.`;
  },
};

const HOW_DONE = { result: "got its result", error: "got an exception", cancelled: "was cancelled" };

function made(by: Actor, serves: string): string {
  return `made ${actors.by(by)}${serves === "" ? "" : ` for ${serves}`}`;
}

function behind({ woken, scheduled }: { readonly woken: Some; readonly scheduled: Some }): string {
  const were = scheduled.names.length + scheduled.beyond === 1 ? "was" : "were";
  const parts = [
    woken.names.length === 0 ? "" : `${listed(woken)} became ready`,
    scheduled.names.length === 0 ? "" : `${listed(scheduled)} ${were} scheduled`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "" : `; right after that ${parts.join(", and ")}`;
}

function listed({ names, beyond }: Some): string {
  return lists.joinedOf(names, beyond);
}

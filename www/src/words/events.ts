/** What an event of a run says: a sentence for each kind, as it happens. */
import { words as actors, type Actor } from "./actors";
import { words as futures, type Some } from "./futures";
import { words as lines } from "./lines";
import { words as lists } from "./lists";
import { words as numbers } from "./numbers";
import { words as plurals } from "./plurals";

/** What is held: null of anything else. */
type Thing = "lock" | "semaphore" | null;

export const words = {
  turnStarted: (turn: number, jobs: number): string =>
    `Turn ${turn} begins with ${plurals.counted(jobs, "job", "jobs")} in the ready queue.`,

  /** `by` is the task that made it, if one did. */
  taskSpawned: (task: string, by: string | null, line: number | null): string =>
    `${task} is made${by === null ? "" : ` by ${by}`}${lines.at(line)}.`,
  taskRenamed: (id: number, name: string): string => `Task ${id} is called ${name} now.`,
  cancelRequested: (task: string, by: Actor, line: number | null): string =>
    `${task} is to be cancelled: asked ${actors.by(by)}${lines.at(line)}.`,
  taskWoken: (task: string, by: Actor): string => `${task} is ready: woken ${actors.by(by)}.`,

  callbackScheduled: (callback: Actor, by: Actor, line: number | null): string =>
    `${actors.first(callback)} is ready: scheduled ${actors.by(by)}${lines.at(line)}.`,
  callbackCancelled: (callback: Actor, by: Actor): string =>
    `${actors.first(callback)} is cancelled ${actors.by(by)}.`,

  jobStarted: (who: Actor): string => `${actors.first(who)} runs.`,
  /** `wait` is what it waits for. */
  waits: (who: Actor, wait: string, line: number | null): string =>
    `${actors.first(who)} waits for ${wait}${lines.at(line)}.`,
  callbackFinished: (callback: Actor): string => `${actors.first(callback)} has run.`,
  taskFinished: (task: Actor): string => `${actors.first(task)} finishes.`,
  failed: (who: Actor): string => `${actors.first(who)} fails.`,
  cancelled: (who: Actor): string => `${actors.first(who)} is cancelled.`,
  loopBlocked: (who: Actor, time: number): string =>
    `${actors.first(who)} kept the loop to itself for ${numbers.time(time)}: nothing else could run.`,

  futureCreated: (id: number, by: Actor): string => `Future ${id} is made ${actors.by(by)}.`,
  futureResolved: (id: number, outcome: keyof typeof OUTCOMES, by: Actor, line: number | null): string =>
    `Future ${id} ${OUTCOMES[outcome]} ${actors.by(by)}${lines.at(line)}.`,
  /** `parts` are what it is made of, if anything. */
  futureServes: (id: number, role: keyof typeof futures.roles, parts: Some): string =>
    `Future ${id} is ${futures.roles[role]}${lists.behindColon(parts.names, parts.beyond)}.`,

  timerArmed: (deadline: number, by: Actor, line: number | null): string =>
    `A timer is set for ${numbers.time(deadline)} ${actors.by(by)}${lines.at(line)}.`,
  timerFired: (id: number): string => `Timer ${id} fires.`,
  timerCancelled: (id: number, by: Actor): string => `Timer ${id} is cancelled ${actors.by(by)}.`,

  textWritten: (who: Actor, stream: "stdout" | "stderr"): string =>
    `${actors.first(who)} writes to ${stream === "stdout" ? "the output" : "stderr"}.`,
  lineReached: (who: Actor, line: number): string => `${actors.first(who)} reaches line ${line}.`,

  /** A holder that is no task is null. */
  resourceAcquired: (holder: string | null, thing: Thing, id: number, line: number | null): string =>
    `${holding(holder)} holds ${thing ?? "something"} ${id} now${lines.at(line)}.`,
  resourceReleased: (
    holder: string | null,
    thing: Thing,
    id: number,
    by: Actor,
    line: number | null,
  ): string =>
    `${holding(holder)} no longer holds ${thing ?? "something"} ${id}: released ${actors.by(by)}${lines.at(line)}.`,

  /** `called` is the function, if known. */
  neverAwaited: (called: string | null, line: number | null): string =>
    `${called === null ? "A coroutine" : `${called}()`} was called${lines.at(line)}, and never awaited.`,
  /** It is a task, by its name, or a future, by its number, or nobody knows. */
  neverRetrieved: (task: string | null, future: number | null): string =>
    `${failing(task, future)} has failed, and nobody asked for its exception.`,
  destroyedPending: (task: string | null, future: number | null, line: number | null): string =>
    `${failing(task, future)} was forgotten while it waited${lines.at(line)}.`,
};

const OUTCOMES = { result: "gets its result", error: "gets an exception", cancelled: "is cancelled" };

function holding(holder: string | null): string {
  return holder ?? "Something that is no task";
}

function failing(task: string | null, future: number | null): string {
  return task ?? (future === null ? "Something" : futures.name(future));
}

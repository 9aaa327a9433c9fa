/**
 * A moment in a few sentences: what runs, what is ready, who waits for what. For those who are told of it rather than see
 * it, so the shortest that says it. Knows a state; knows no page, and none of the words (words/moment.ts).
 */
import { words as lists } from "../words/lists";
import { words } from "../words/moment";
import { waitingTasks, type State, type WaitingTask } from "./state";
import type { Alarm } from "./stuck-words";
import { waitsAt } from "./waits-now";
import { jobName, taskName, type Callbacks } from "./words";

/** More than these are counted. */
const NAMED = 4;

/** `later` is a state of the same run, as far as it is known; `alarm` is who does not go on. */
export function momentText(state: State, callbacks: Callbacks, later = state, alarm?: Alarm): string {
  const tasks = state.tasks.size;
  const ended = tasks - state.live.size;
  return lists.sentences([
    runningText(state, callbacks),
    readyText(state, callbacks),
    waitingText(state, waitingTasks(state), later),
    ...(alarm?.texts ?? []),
    ended === 0 ? "" : ended === tasks ? words.allEnded : words.someEnded(ended, tasks),
  ]);
}

function runningText({ at, running, tasks }: State, callbacks: Callbacks): string {
  if (running.length === 0) return words.nothingRuns(at);
  const names = running.map((job) => jobName(tasks, job, callbacks));
  return words.running(at, names);
}

function readyText({ ready, tasks }: State, callbacks: Callbacks): string {
  if (ready.length === 0) return "";
  const some = ready.slice(0, NAMED).map((job) => jobName(tasks, job, callbacks));
  return words.ready(some, ready.length - some.length);
}

function waitingText(state: State, waiting: readonly WaitingTask[], later: State): string {
  if (waiting.length === 0) return "";
  const waits = waitsAt(state, later);
  const some = waiting.slice(0, NAMED).map((task) => ({
    task: taskName(state.tasks, task.id),
    wait: waits(task).phrase,
    line: task.phase.line,
  }));
  return words.waiting(some, waiting.length - some.length);
}

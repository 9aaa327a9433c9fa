/**
 * A moment in a few sentences: what runs, what is ready, who waits for what. For those who are told of it rather than see
 * it, so the shortest that says it. Knows a state; knows no page.
 */
import { words as lists } from "../words/lists";
import { waitingTasks, type State, type WaitingTask } from "./state";
import type { Alarm } from "./stuck-words";
import { timeText } from "./times";
import { waitsAt } from "./waits-now";
import { atLine, jobName, taskName, type Callbacks } from "./words";

/** More than these are counted. */
const NAMED = 4;

/** `later` is a state of the same run, as far as it is known; `alarm` is who does not go on. */
export function momentText(state: State, callbacks: Callbacks, later = state, alarm?: Alarm): string {
  const waiting = waitingTasks(state);
  const tasks = state.tasks.size;
  const ended = tasks - state.live.size;
  const sentences = [
    `At ${timeText(state.at)} ${runningText(state, callbacks)}.`,
    state.ready.length === 0 ? "" : `Ready: ${readyText(state, callbacks)}.`,
    waiting.length === 0 ? "" : `${waitingText(state, waiting, later)}.`,
    ...(alarm?.texts ?? []),
    ended === 0 ? "" : `${ended === tasks ? "All" : `${ended} of ${tasks}`} have ended.`,
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

function runningText(state: State, callbacks: Callbacks): string {
  if (state.running.length === 0) return "nothing runs";
  const names = state.running.map((job) => jobName(state.tasks, job, callbacks));
  return `${lists.joined(names)} ${names.length === 1 ? "runs" : "run"}`;
}

/** In the queue's order, which is the order of their turns. */
function readyText(state: State, callbacks: Callbacks): string {
  const some = state.ready.slice(0, NAMED).map((job) => jobName(state.tasks, job, callbacks));
  const rest = state.ready.length - some.length;
  return lists.joined(rest > 0 ? [...some, `${rest} more`] : some);
}

function waitingText(state: State, waiting: readonly WaitingTask[], later: State): string {
  const words = waitsAt(state, later);
  const some = waiting.slice(0, NAMED).map((task) => {
    return `${taskName(state.tasks, task.id)} waits for ${words(task).phrase}${atLine(task.phase.line)}`;
  });
  const rest = waiting.length - some.length;
  return rest > 0
    ? `${some.join(", ")}, and ${rest} more ${rest === 1 ? "waits" : "wait"}`
    : lists.joined(some);
}

/** Which sentences say that waits do not end. Knows a state and who is stuck; none of the words (words/stuck.ts). */
import { words } from "../words/stuck";
import type { TraceEvents } from "./recording";
import type { State, WaitingTask } from "./state";
import { stuckAt, wasEndedFromOutside, type Deadlock, type Stuckness } from "./stuck";
import { fullTaskName, taskName } from "./task-names";
import { waitsAt } from "./waits-now";

/** Of a longer circle, and of more circles, the rest is counted. */
const MOST_IN_CIRCLE = 4;
const MOST_CIRCLES = 3;

export interface Alarm {
  readonly stuck: Stuckness;
  /** Sentences; none where nobody is stuck. */
  readonly texts: readonly string[];
}

/**
 * Who does not go on at a moment of a run with these events, of which it is known whether it is `over`. That nothing is left
 * in the loop is no alarm where something came from outside.
 */
export function alarmAt(state: State, events: TraceEvents, over: boolean): Alarm {
  const stuck = stuckAt(state);
  const { deadlocks } = stuck;
  const texts = deadlocks.slice(0, MOST_CIRCLES).map((deadlock) => deadlockText(state, deadlock));
  const rest = deadlocks.length - texts.length;
  if (rest > 0) texts.push(words.moreDeadlocks(rest));
  const isLeftAlone = stuck.nothingLeft && !wasEndedFromOutside(events, state.events, over);
  if (isLeftAlone) texts.push(words.nothingLeft);
  return { stuck: isLeftAlone ? stuck : withoutNothingLeft(stuck), texts };
}

function withoutNothingLeft(stuck: Stuckness): Stuckness {
  if (!stuck.nothingLeft) return stuck;
  const tasks = new Map([...stuck.tasks].filter(([, how]) => how !== "nothing-left"));
  return { ...stuck, tasks, nothingLeft: false };
}

/** "Deadlock: a waits for a lock held by b, b waits for a lock held by a. Neither goes on unless ..." */
export function deadlockText(state: State, { tasks, hasLock }: Deadlock): string {
  const alike = new Set(tasks.map((id) => taskName(state.tasks, id))).size < tasks.length;
  const waits = waitsAt(state);
  const some = tasks.slice(0, MOST_IN_CIRCLE).map((id) => {
    const name = alike ? fullTaskName(state.tasks, id) : taskName(state.tasks, id);
    const task = state.tasks.get(id);
    return { task: name, wait: task?.phase.is === "suspended" ? waits(task as WaitingTask).phrase : null };
  });
  return words.deadlock(some, tasks.length, hasLock);
}

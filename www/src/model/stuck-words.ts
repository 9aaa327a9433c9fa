/** Waits that do not end, in sentences. Knows a state and who is stuck; knows no page. */
import type { TraceEvents } from "./recording";
import type { State, WaitingTask } from "./state";
import { stuckAt, wasEndedFromOutside, type Deadlock, type Stuckness } from "./stuck";
import { taskDetail, taskName } from "./task-names";
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
  if (rest > 0) texts.push(`There ${rest === 1 ? "is 1 more deadlock" : `are ${rest} more deadlocks`}.`);
  const isLeftAlone = stuck.nothingLeft && !wasEndedFromOutside(events, state.events, over);
  if (isLeftAlone) {
    texts.push(
      "Nothing is left in the loop that could end these waits: nothing runs, nothing is ready, and no timer is set.",
    );
  }
  return { stuck: isLeftAlone ? stuck : withoutNothingLeft(stuck), texts };
}

function withoutNothingLeft(stuck: Stuckness): Stuckness {
  if (!stuck.nothingLeft) return stuck;
  const tasks = new Map([...stuck.tasks].filter(([, how]) => how !== "nothing-left"));
  return { ...stuck, tasks, nothingLeft: false };
}

/** "Deadlock: a waits for a lock held by b, b waits for a lock held by a. Neither goes on unless ..." */
export function deadlockText(state: State, { tasks, hasLock }: Deadlock): string {
  const names = tasks.map((id) => taskName(state.tasks, id));
  const words = waitsAt(state);
  const alike = new Set(names).size < names.length;
  const waits = tasks.slice(0, MOST_IN_CIRCLE).map((id, index) => {
    const detail = alike ? taskDetail(state.tasks, id) : "";
    const name = `${names[index] ?? ""}${detail === "" ? "" : ` (${detail})`}`;
    const task = state.tasks.get(id);
    return task?.phase.is === "suspended"
      ? `${name} waits for ${words(task as WaitingTask).phrase}`
      : `${name} waits`;
  });
  const rest = tasks.length - waits.length;
  if (rest > 0) waits.push(`and so on, over ${rest} more ${rest === 1 ? "task" : "tasks"}`);
  const [none, one] =
    tasks.length === 1
      ? ["It does not go on", "it"]
      : [tasks.length === 2 ? "Neither goes on" : "None goes on", "one of them"];
  const released = hasLock ? `, or another task releases ${tasks.length === 1 ? "the lock" : "a lock"}` : "";
  return `Deadlock: ${waits.join(", ")}. ${none} unless ${one} is cancelled${released}.`;
}

/** What tasks wait for at one moment: who holds what then, what is still going. Knows a state; knows no events. */
import type { Part } from "../protocol/trace";
import { hasEnded, type State, type WaitingTask } from "./state";
import { NAMED_HOLDERS, WAKES_SLEEPER, waitWords, type Surroundings, type WaitWords } from "./waits";

/** Whether a task, future or timer is not done, as far as is known. */
export function isGoing(state: State, { what, id }: Part): boolean {
  switch (what) {
    case "task": {
      const task = state.tasks.get(id);
      return task !== undefined && !hasEnded(task.phase);
    }
    case "future":
      return state.futures.get(id)?.outcome === null;
    case "timer":
      return state.timers.has(id);
  }
}

/** `later` is a state of the same run, as far as it is known: it has who sets what then. */
export function surroundingsAt(state: State, later: State = state): Surroundings {
  let sleepers: Map<number, number> | null = null;
  /** The timer by which asyncio.sleep has a task sleep. */
  const sleeperOf = (task: number): number | undefined => {
    if (sleepers === null) {
      sleepers = new Map();
      for (const { id, by, what } of state.timers.values()) {
        if (what === WAKES_SLEEPER && by.by === "task") sleepers.set(by.id, id);
      }
    }
    return sleepers.get(task);
  };
  return {
    tasks: state.tasks,
    serves: (future) => state.futures.get(future)?.serves ?? null,
    holders(resource) {
      const holders = state.holds.get(resource)?.holders ?? [];
      return { some: holders.slice(0, NAMED_HOLDERS).map(({ task }) => task), count: holders.length };
    },
    sleep(task, timer) {
      const armed = state.timers.get(timer ?? sleeperOf(task) ?? NaN);
      return armed === undefined ? null : { length: armed.deadline - armed.armed, until: armed.deadline };
    },
    going: (parts) => parts.filter((part) => isGoing(state, part)),
    setter: (future) => setterOf(later, future),
  };
}

/** The task that gave a future its result by then. */
export function setterOf(state: State, future: number): number | null {
  const outcome = state.futures.get(future)?.outcome ?? null;
  return outcome !== null && outcome.is !== "cancelled" && outcome.by.by === "task" ? outcome.by.id : null;
}

/** What these tasks wait for. */
export function waitsAt(state: State, later?: State): (task: WaitingTask) => WaitWords {
  const around = surroundingsAt(state, later);
  return ({ id, phase }) => waitWords(around, id, phase);
}

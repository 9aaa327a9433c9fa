/** Which futures are pending at a moment, and who waits for them. Knows lanes and a state. */
import type { FutureLane } from "./futures-track";
import { waitingTasks, type State } from "./state";

/** Those of these that have been made and are not done. */
export function pendingOf(lanes: readonly FutureLane[], { events: happened }: State): FutureLane[] {
  return lanes.filter(
    ({ events: [made = Infinity, done = Infinity] }) => made < happened && happened <= done,
  );
}

/** By future: the tasks that wait for it. */
export function waitersOf(state: State): ReadonlyMap<number, readonly number[]> {
  const waiters = new Map<number, number[]>();
  for (const { id, phase } of waitingTasks(state)) {
    if (phase.on?.for !== "future") continue;
    const others = waiters.get(phase.on.id);
    if (others === undefined) waiters.set(phase.on.id, [id]);
    else others.push(id);
  }
  return waiters;
}

import { expect, it } from "vitest";
import { FuturesTrack } from "./futures-track";
import { History } from "./history";
import { pendingOf, waitersOf } from "./pending-futures";
import { OUTSIDE, Run } from "./testing/run";

it("a future is pending from when it is made until it is done, and those who wait for it are known", () => {
  const run = new Run().spawn(1, "a").wake(1).start(1);
  run.add("future-created", { future: 5, cause: OUTSIDE });
  run.suspendAt(1, "future-5", { on: { for: "future", id: 5 } });
  run.add("future-created", { future: 6, cause: OUTSIDE });
  run.add("future-resolved", { future: 5, outcome: "result", cause: OUTSIDE }).wake(1);
  const [history, futures] = [new History(), new FuturesTrack()];
  history.append(run.events);
  futures.append(run.events);
  const at = (events: number): number[] =>
    pendingOf(futures.own, history.at(events)).map(({ future }) => future);
  expect([3, 4, 5, 6, 7, 8].map(at)).toEqual([[], [5], [5], [5, 6], [6], [6]]);
  // The state counts the same.
  expect([3, 4, 5, 6, 7, 8].map((events) => history.at(events).pending)).toEqual([0, 1, 1, 2, 1, 1]);
  expect([...waitersOf(history.at(5))]).toEqual([[5, [1]]]);
  expect([...waitersOf(history.at(8))]).toEqual([]);
});

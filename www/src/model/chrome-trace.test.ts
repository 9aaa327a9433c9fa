import { expect, it } from "vitest";
import { chromeTrace } from "./chrome-trace";
import { History } from "./history";
import { Lanes } from "./lanes";
import { PastWaits } from "./past-waits";
import { Run } from "./testing/run";

it("a task is a thread, its stretches are events, its end an instant", () => {
  const run = new Run().spawn(1, "main").wake(1).at(1).start(1).at(2).suspend(1, "sleep()", 4);
  run.at(300).wake(1, { by: "timer", id: 1 }).start(1).end(1);
  const [history, lanes] = [new History(), new Lanes()];
  history.append(run.events);
  lanes.append(run.events);
  const waits = new PastWaits(history.events, () => history.newest);
  const pieces = chromeTrace(lanes.inOrder(), history.newest.tasks, run.events, history.end, waits);
  const { traceEvents } = JSON.parse([...pieces].join("")) as { traceEvents: Record<string, unknown>[] };
  expect(traceEvents.map(({ ph, name, ts, dur }) => [ph, name, ts, dur])).toEqual([
    ["M", "thread_name", undefined, undefined],
    ["M", "thread_sort_index", undefined, undefined],
    ["X", "new", 0, 0],
    ["X", "ready", 0, 1_000],
    ["X", "running", 1_000, 1_000],
    ["X", "sleep()", 2_000, 298_000],
    ["X", "ready", 300_000, 0],
    ["X", "running", 300_000, 0],
    ["i", "finished", 300_000, undefined],
  ]);
  expect(traceEvents[0]?.["args"]).toEqual({ name: "main" });
  expect(traceEvents[5]?.["args"]).toEqual({ what: "main waited 298 ms for sleep() at line 4." });
});

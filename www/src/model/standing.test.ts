import { expect, it } from "vitest";
import type { Cause, TraceEvent } from "../protocol/trace";
import { History } from "./history";
import { isLineOf, standingAt, stepped } from "./standing";
import { OUTSIDE, Run } from "./testing/run";

const MAIN: Cause = { by: "task", id: 1 };
const SLOW: Cause = { by: "task", id: 2 };
const SHOW: Cause = { by: "callback", id: 5 };

const line = (line: number, cause: Cause) => ({ line, function: 0, cause });

/** A program that begins outside of its loop, with two tasks and a callback in it. */
function run(): readonly TraceEvent[] {
  const run = new Run().add("line-reached", line(12, OUTSIDE)).spawn(1, "main").wake(1).start(1);
  run.add("line-reached", line(7, MAIN)).spawn(2, "slow", 1).wake(2, MAIN).add("line-reached", line(8, MAIN));
  run.suspend(1, "slow", 8).start(2).add("line-reached", line(3, SLOW)).suspend(2, "sleep()", 3);
  run.add("job-started", { job: "callback", id: 5 }).add("line-reached", line(10, SHOW));
  run.add("job-ended", {
    job: "callback",
    id: 5,
    outcome: "finished",
    waiting: null,
    on: null,
    line: null,
    stack: [],
  });
  run.start(2).end(2).wake(1, SLOW).start(1).add("line-reached", line(9, MAIN)).end(1);
  run.add("line-reached", line(13, OUTSIDE));
  return run.events;
}

it("the line that runs is that of the job that runs, or of the program where none does", () => {
  const history = new History();
  history.append(run());
  const standing = run().map((event, index) => {
    const at = standingAt(history.at(index + 1));
    return `${event.kind} ${at === null ? "-" : `${at.by.by} ${at.line}`}`;
  });
  expect(standing).toEqual([
    "line-reached outside 12",
    "task-spawned outside 12",
    "task-woken outside 12",
    "job-started -",
    "line-reached task 7",
    "task-spawned task 7",
    "task-woken task 7",
    "line-reached task 8",
    "job-ended -",
    "job-started -",
    "line-reached task 3",
    "job-ended -",
    "job-started -",
    "line-reached callback 10",
    "job-ended -",
    "job-started task 3",
    "job-ended -",
    "task-woken -",
    "job-started task 8",
    "line-reached task 9",
    "job-ended -",
    "line-reached outside 13",
  ]);
});

it("whoever came to a line last is stepped through", () => {
  const events = run();
  expect([0, 1, 4, 5, 10, 11, 13, 14].map((happened) => stepped(events, happened))).toEqual([
    null,
    OUTSIDE,
    OUTSIDE,
    MAIN,
    MAIN,
    SLOW,
    SLOW,
    SHOW,
  ]);
  const lines = (who: Cause | null): (number | undefined)[] =>
    events
      .filter((event) => isLineOf(event, who))
      .map((event) => ("line" in event ? event.line! : undefined));
  expect(lines(MAIN)).toEqual([7, 8, 9]);
  expect(lines(SHOW)).toEqual([10]);
  expect(lines(OUTSIDE)).toEqual([12, 13]);
  expect(lines(null)).toEqual([12, 7, 8, 3, 10, 9, 13]);
});

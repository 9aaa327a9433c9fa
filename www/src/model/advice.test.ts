import { describe, expect, it } from "vitest";
import { Advisor, type Advice } from "./advice";
import { History } from "./history";
import { Lanes } from "./lanes";
import { OUTSIDE, Run } from "./testing/run";

function adviceOn(run: Run): Advice[] {
  const [history, lanes] = [new History(), new Lanes()];
  history.append(run.events);
  lanes.append(run.events);
  const advisor = new Advisor(lanes);
  advisor.append(run.events);
  return advisor.advice(history.newest.tasks, run.events);
}

/** `main` makes `slow`, and finishes while that sleeps. */
function leftBehind(): Run {
  const run = new Run()
    .spawn(1, "main")
    .wake(1)
    .start(1)
    .spawn(2, "slow", 1)
    .wake(2)
    .suspend(1, "sleep()", 9);
  run.start(2).suspend(2, "sleep()", 4);
  return run.at(100).wake(1).start(1).end(1);
}

describe("a task that kept the loop to itself", () => {
  it("is named once, with the longest time and its line", () => {
    const run = new Run().spawn(1, "hog").wake(1).start(1).suspend(1, "sleep()", 3).wake(1).start(1).at(80);
    run.suspend(1, "sleep()", 5).add("loop-blocked", { job: "task", id: 1, duration: 80 }).wake(1).start(1);
    run.at(140).end(1).add("loop-blocked", { job: "task", id: 1, duration: 60 });
    expect(adviceOn(run)).toEqual([
      {
        text:
          "hog kept the loop to itself for 80 ms: no other task could run. " +
          "Let it await while it waits, and do long computation in a thread or in pieces.",
        line: 5,
        after: true,
        event: 8,
      },
    ]);
  });
});

describe("a task that was left behind", () => {
  it("is named, with where it stood", () => {
    const run = leftBehind().add("cancel-requested", { task: 2, cause: OUTSIDE });
    expect(adviceOn(run)).toEqual([
      {
        text:
          "slow was not done when main finished, so it was cancelled. " +
          "Await it before the end, or make it in a task group.",
        line: 4,
        after: false,
        event: 12,
      },
    ]);
  });

  it("is not one that the program cancelled, nor one that was done", () => {
    const cancelled = leftBehind().add("cancel-requested", { task: 2, cause: { by: "task", id: 1 } });
    expect(adviceOn(cancelled)).toEqual([]);
    const done = leftBehind().wake(2).start(2).end(2).add("cancel-requested", { task: 2, cause: OUTSIDE });
    expect(adviceOn(done)).toEqual([]);
  });

  it("is not one that is stopped with the program", () => {
    const run = new Run().spawn(1, "main").wake(1).start(1).suspend(1, "sleep()");
    expect(adviceOn(run.add("cancel-requested", { task: 1, cause: OUTSIDE }))).toEqual([]);
  });
});

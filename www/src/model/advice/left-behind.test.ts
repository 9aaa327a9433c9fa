import { describe, expect, it } from "vitest";
import { adviceOn } from "../testing/advice-on";
import { OUTSIDE, Run } from "../testing/run";

/** `main` makes `slow`, and finishes while that sleeps. */
function leftBehind(): Run {
  const run = new Run().spawn(1, "main").wake(1).start(1).spawn(2, "slow", 1).wake(2);
  run.suspend(1, "sleep()", 9).start(2).suspend(2, "sleep()", 4);
  return run.at(100).wake(1).start(1).end(1);
}

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

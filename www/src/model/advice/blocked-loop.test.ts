import { describe, expect, it } from "vitest";
import { adviceOn, saidOf } from "../testing/advice-on";
import { Run } from "../testing/run";

function hogs(stack: readonly { function: string; file: string; line: number }[] = []): Run {
  const run = new Run().spawn(1, "hog").wake(1).start(1);
  const where = { waiting: "sleep()", on: { for: "other" }, line: 3, stack } as const;
  return run
    .add("job-ended", { job: "task", id: 1, outcome: "suspended", ...where })
    .wake(1)
    .start(1)
    .at(80);
}

describe("a task that kept the loop to itself", () => {
  it("is named once, with the longest time and its line", () => {
    const run = hogs().suspend(1, "sleep()", 5).add("loop-blocked", { job: "task", id: 1, duration: 80 });
    run.wake(1).start(1).at(140).end(1).add("loop-blocked", { job: "task", id: 1, duration: 60 });
    expect(adviceOn(run)).toEqual([
      {
        text:
          "hog kept the loop to itself for 80 ms: no other task could run. " +
          "Let it await while it waits, and do long computation in a thread or in pieces.",
        line: 3,
        after: true,
        event: 8,
      },
    ]);
  });

  it.each([
    [
      "main.py",
      "Write `await asyncio.sleep()` in place of `time.sleep()`, and do long computation in a thread (`asyncio.to_thread`) " +
        "or in pieces, with `await asyncio.sleep(0)` in between.",
    ],
    ["main.js", "Do long computation in a worker, or in pieces with `await sleep(0)` in between."],
  ])("is told the mend in the words of %s", (file, mend) => {
    const run = hogs([{ function: "hog", file, line: 3 }]).end(1);
    run.add("loop-blocked", { job: "task", id: 1, duration: 80 });
    expect(saidOf(run)).toEqual([`hog kept the loop to itself for 80 ms: no other task could run. ${mend}`]);
  });

  it("is no callback, for which no task is to blame", () => {
    expect(adviceOn(new Run().add("loop-blocked", { job: "callback", id: 1, duration: 80 }))).toEqual([]);
  });
});

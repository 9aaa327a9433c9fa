import { describe, expect, it } from "vitest";
import type { Part, TraceFrame } from "../../protocol/trace";
import { adviceOn, saidOf } from "../testing/advice-on";
import { OUTSIDE, Run } from "../testing/run";

const MAIN = { by: "task", id: 1 } as const;

/** `main` gathers `lost` (2), `a` (3) and `b` (4), all of which sleep; `lost` fails, and so does the gather, which is event 14. */
function gathered(file: string | null = null): Run {
  const run = new Run().spawn(1, "main").start(1).spawn(2, "lost", 1).spawn(3, "a", 1).spawn(4, "b", 1);
  const parts: Part[] = [2, 3, 4].map((id) => ({ what: "task", id }));
  run.add("future-created", { future: 1, cause: MAIN });
  run.add("future-serves", { future: 1, role: "gather", resource: null, parts });
  const stack: TraceFrame[] = file === null ? [] : [{ function: "main", file, line: 11 }];
  const on = { for: "future", id: 1 } as const;
  run.add("job-ended", {
    job: "task",
    id: 1,
    outcome: "suspended",
    waiting: "gather()",
    on,
    line: 11,
    stack,
  });
  run.start(2).end(2, "failed");
  return fails(run.start(3).suspend(3, "sleep()", 4));
}

function fails(run: Run): Run {
  run.add("future-resolved", { future: 1, outcome: "error", cause: { by: "callback", id: 1 } });
  return run.wake(1).start(1);
}

/** The others sleep on. */
function othersFinish(run: Run): Run {
  return run.wake(3).start(3).end(3).wake(4).start(4).end(4);
}

describe("a gather that failed half-way", () => {
  it.each([
    [
      "main.py",
      "An `asyncio.TaskGroup` cancels the others when one fails; `asyncio.gather(..., return_exceptions=True)` waits for all.",
    ],
    [
      "main.js",
      "A `TaskGroup` cancels the others when one fails; `Promise.allSettled([...])` waits for all.",
    ],
    [null, "A task group cancels the others when one fails."],
  ])("is told with those that went on, in the words of %s", (file, mend) => {
    const run = othersFinish(gathered(file)).end(1);
    expect(adviceOn(run)).toEqual([
      {
        text: `The gather at line 11 failed as soon as lost did, while a and b went on all the same. ${mend}`,
        line: 11,
        after: false,
        event: 13,
      },
    ]);
    expect(adviceOn(run, false)).toEqual([]);
  });

  it("counts tasks of one name, and those beyond three names", () => {
    const run = new Run().spawn(1, "main").start(1);
    const names = ["a", "a", "b", "c", "d", "d", "lost"];
    names.forEach((name, index) => run.spawn(index + 2, name, 1));
    const parts: Part[] = names.map((_, index) => ({ what: "task", id: index + 2 }));
    run.suspendOn(1, 1, "gather", { parts }).start(8).end(8, "cancelled");
    fails(run).end(1);
    for (let task = 2; task <= 7; task += 1) run.start(task).end(task);
    expect(saidOf(run)).toEqual([
      "The gather at line 1 failed as soon as lost was cancelled, while 2 of a, b, c and 2 more went on all the same. " +
        "A task group cancels the others when one fails.",
    ]);
  });

  it("is told, and not that they were left behind, where the program ended before they did", () => {
    const run = gathered().wake(3).start(3).suspend(3, "sleep()", 5).end(1);
    for (const task of [3, 4]) run.add("cancel-requested", { task, cause: OUTSIDE });
    run.start(3).end(3, "cancelled").start(4).end(4, "cancelled");
    expect(saidOf(run)).toEqual([
      "The gather at line 11 failed as soon as lost did, while a went on all the same. " +
        "A task group cancels the others when one fails.",
      "b was not done when main finished, so it was cancelled. Await it before the end, or make it in a task group.",
    ]);
  });

  it("is none whose others were ended with the program, before they ran again", () => {
    const run = gathered().end(1, "failed");
    for (const task of [3, 4]) run.add("cancel-requested", { task, cause: OUTSIDE });
    expect(adviceOn(run.start(3).end(3, "cancelled").start(4).end(4, "cancelled"))).toEqual([]);
  });

  it("is none whose others the program cancelled afterwards", () => {
    const run = gathered();
    for (const task of [3, 4]) run.add("cancel-requested", { task, cause: MAIN });
    run.end(1).start(3).end(3, "cancelled").start(4).end(4, "cancelled");
    expect(adviceOn(run)).toEqual([]);
  });

  it("is none whose others the program awaited afterwards, one by one or all at once", () => {
    const run = gathered();
    const one = { waiting: "a", on: { for: "task", id: 3 }, line: 15, stack: [] } as const;
    run
      .add("job-ended", { job: "task", id: 1, outcome: "suspended", ...one })
      .start(3)
      .end(3)
      .wake(1)
      .start(1);
    run.suspendOn(1, 2, "wait", { parts: [{ what: "task", id: 4 }] }, 16);
    expect(adviceOn(run.start(4).end(4).wake(1).start(1).end(1))).toEqual([]);
  });

  it("is none of which all had ended, or were to be cancelled, or that had its results", () => {
    const run = new Run().spawn(1, "main").start(1).spawn(2, "a", 1).spawn(3, "b", 1);
    const parts: Part[] = [2, 3].map((id) => ({ what: "task", id }));
    run.suspendOn(1, 1, "gather", { parts });
    for (const task of [2, 3]) run.add("cancel-requested", { task, cause: MAIN });
    run.start(2).end(2, "cancelled");
    fails(run).start(3).end(3, "cancelled").end(1);
    expect(adviceOn(run)).toEqual([]);
  });

  it("is none that nobody awaited", () => {
    const run = new Run().spawn(1, "main").start(1).spawn(2, "lost", 1).spawn(3, "a", 1);
    const parts: Part[] = [2, 3].map((id) => ({ what: "task", id }));
    run.add("future-created", { future: 1, cause: MAIN });
    run.add("future-serves", { future: 1, role: "gather", resource: null, parts });
    run.start(2).end(2, "failed");
    expect(adviceOn(fails(run).start(3).end(3).end(1))).toEqual([]);
  });
});

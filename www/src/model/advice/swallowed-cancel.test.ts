import { describe, expect, it } from "vitest";
import type { Cause, TraceFrame } from "../../protocol/trace";
import { adviceOn } from "../testing/advice-on";
import { OUTSIDE, Run } from "../testing/run";

const MAIN: Cause = { by: "task", id: 1 };
const CALLBACK: Cause = { by: "callback", id: 9 };

/** `worker` sleeps at line 6, when it is to be cancelled. */
function sleeping(file: string | null = null): Run {
  const run = new Run().spawn(1, "main").spawn(2, "worker", 1).start(2);
  run.add("future-created", { future: 1, cause: { by: "task", id: 2 } });
  const stack: TraceFrame[] = file === null ? [] : [{ function: "worker", file, line: 6 }];
  const on = { for: "future", id: 1 } as const;
  run.add("job-ended", { job: "task", id: 2, outcome: "suspended", waiting: "sleep()", on, line: 6, stack });
  return run;
}

function cancelled(run: Run, cause: Cause, line: number | null): Run {
  run.add("cancel-requested", { task: 2, cause, line });
  run.add("timer-cancelled", { timer: 1, cause });
  return run.add("future-resolved", { future: 1, outcome: "cancelled", cause, line }).wake(2, cause);
}

describe("a task that swallowed its cancellation", () => {
  it.each([
    ["main.py", "clean up in finally, or end the except clause with `raise`."],
    [
      "main.js",
      "clean up in finally, or begin the catch with: `if (error instanceof CancelledError) throw error`.",
    ],
    [null, "clean up without catching it, or raise it again."],
  ])("is told with who asked, and where, in the words of %s", (file, mend) => {
    const run = cancelled(sleeping(file), MAIN, 14).start(2).suspend(2, "sleep()", 8).start(2).end(2);
    expect(adviceOn(run)).toEqual([
      {
        text:
          "worker was to be cancelled, asked by main at line 14; it caught the CancelledError and finished like any " +
          `other task. If that is not meant, ${mend}`,
        line: 6,
        after: false,
        event: 6,
      },
    ]);
  });

  it("may be asked by a callback of the program's", () => {
    expect(adviceOn(cancelled(sleeping(), CALLBACK, 20).start(2).end(2))[0]?.text).toMatch(
      /^worker was to be cancelled, asked by callback 9 at line 20; /,
    );
  });

  it("is none that was cancelled, or failed with another error", () => {
    expect(adviceOn(cancelled(sleeping(), MAIN, 14).start(2).end(2, "cancelled"))).toEqual([]);
    expect(adviceOn(cancelled(sleeping(), MAIN, 14).start(2).end(2, "failed"))).toEqual([]);
  });

  it("is none that goes on", () => {
    expect(adviceOn(cancelled(sleeping(), MAIN, 14).start(2).suspend(2, "close()", 9))).toEqual([]);
  });

  it("is none that a library's callback, itself or the end of the program asked", () => {
    expect(adviceOn(cancelled(sleeping(), CALLBACK, null).start(2).end(2))).toEqual([]);
    expect(adviceOn(cancelled(sleeping(), { by: "task", id: 2 }, 5).start(2).end(2))).toEqual([]);
    expect(adviceOn(cancelled(sleeping(), OUTSIDE, 30).start(2).end(2))).toEqual([]);
  });

  it("is none that awaited another task, which swallowed it", () => {
    const run = new Run().spawn(1, "main").spawn(2, "outer", 1).spawn(3, "inner", 2).start(2);
    const wait = { waiting: "inner", on: { for: "task", id: 3 }, line: 6, stack: [] } as const;
    run.add("job-ended", { job: "task", id: 2, outcome: "suspended", ...wait });
    run.start(3).suspendOn(3, 1, "sleep", {}, 3);
    run.add("cancel-requested", { task: 2, cause: MAIN, line: 9 });
    run.add("cancel-requested", { task: 3, cause: MAIN, line: 9 });
    run.add("future-resolved", { future: 1, outcome: "cancelled", cause: MAIN, line: 9 });
    const [advice, ...others] = adviceOn(run.start(3).end(3).start(2).end(2));
    expect(advice?.text).toMatch(/^inner was to be cancelled, asked by main at line 9; /);
    expect(others).toEqual([]);
  });

  it("is none whose future somebody else cancelled later", () => {
    const run = sleeping().add("cancel-requested", { task: 2, cause: MAIN, line: 14 });
    run.add("future-resolved", { future: 1, outcome: "cancelled", cause: CALLBACK, line: 20 });
    expect(adviceOn(run.start(2).end(2))).toEqual([]);
  });

  it("is none that had its result already", () => {
    const run = sleeping().add("future-resolved", {
      future: 1,
      outcome: "result",
      cause: { by: "timer", id: 1 },
    });
    run.wake(2, { by: "timer", id: 1 }).add("cancel-requested", { task: 2, cause: MAIN, line: 14 });
    expect(adviceOn(run.start(2).end(2))).toEqual([]);
  });
});

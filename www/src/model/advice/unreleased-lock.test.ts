import { describe, expect, it } from "vitest";
import type { Role, TraceFrame } from "../../protocol/trace";
import { adviceOn, saidOf } from "../testing/advice-on";
import { OUTSIDE, Run } from "../testing/run";

const HOLDER = { by: "task", id: 2 } as const;

/** `taker` (2) acquires a lock at line 7 and waits; `other` (3) wants it too. */
function taken(role: Role = "lock", file: string | null = null): Run {
  const run = new Run().spawn(1, "main").spawn(2, "taker", 1).spawn(3, "other", 1).start(2);
  run.add("resource-acquired", { resource: 1, role, holder: 2, cause: HOLDER, line: 7 });
  const stack: TraceFrame[] = file === null ? [] : [{ function: "taker", file, line: 8 }];
  const where = { waiting: "sleep()", on: { for: "other" }, line: 8, stack } as const;
  return run.add("job-ended", { job: "task", id: 2, outcome: "suspended", ...where });
}

function wants(run: Run, role: Role = "lock"): Run {
  return run.start(3).suspendOn(3, 1, role, { resource: 1 }, 12);
}

describe("a lock that was not released", () => {
  it.each([
    ["main.py", "Write `async with lock:` around what needs it, which releases it whatever happens."],
    [
      "main.js",
      "Release it in finally, or let `lock.run(...)` do what needs it, which releases it whatever happens.",
    ],
    [null, "Release it whatever happens."],
  ])("is told with who waited for it, in the words of %s", (file, mend) => {
    const run = wants(taken("lock", file)).start(2).end(2, "failed");
    expect(adviceOn(run)).toEqual([
      {
        text: `taker acquired a lock at line 7 and ended without releasing it, so other waited for it in vain. ${mend}`,
        line: 7,
        after: false,
        event: 12,
      },
    ]);
    expect(adviceOn(run, false)).toEqual([]);
  });

  it("is told with nobody who waited for it", () => {
    const run = taken().start(2).end(2);
    expect(saidOf(run.start(3).end(3))).toEqual([
      "taker acquired a lock at line 7 and ended without releasing it. Release it whatever happens.",
    ]);
  });

  it("is told with those who were ended with the program", () => {
    const run = wants(taken()).start(2).end(2).spawn(4, "third", 1).start(4);
    run.suspendOn(4, 2, "lock", { resource: 1 }, 12);
    for (const task of [3, 4]) {
      run.add("cancel-requested", { task, cause: OUTSIDE }).start(task).end(task, "cancelled");
    }
    expect(saidOf(run)).toEqual([
      "taker acquired a lock at line 7 and ended without releasing it, so other and 1 more waited for it in vain. " +
        "Release it whatever happens.",
    ]);
  });

  it("may be a semaphore, if somebody waits for it", () => {
    const ended = taken("semaphore").start(2).end(2);
    expect(adviceOn(ended)).toEqual([]);
    expect(saidOf(wants(ended, "semaphore"))).toEqual([
      "taker acquired a semaphore at line 7 and ended without releasing it, so other waited for it in vain. " +
        "Release it whatever happens.",
    ]);
  });

  it("is none that was released, by whomever", () => {
    const run = taken().start(2).end(2).start(3);
    const by = { by: "task", id: 3 } as const;
    run.add("resource-released", { resource: 1, role: "lock", holder: 2, cause: by }).end(3);
    expect(adviceOn(run)).toEqual([]);
  });

  it("is none whose holder came to no end, or was ended with the program", () => {
    expect(adviceOn(wants(taken()))).toEqual([]);
    expect(adviceOn(wants(taken()).start(2).end(2, "cancelled"))).toEqual([]);
    const stopped = wants(taken()).add("cancel-requested", { task: 2, cause: OUTSIDE });
    expect(adviceOn(stopped.start(2).end(2, "cancelled"))).toEqual([]);
  });

  it("is none while a timer is set, or something is ready, that may release it", () => {
    const run = wants(taken()).start(2).end(2);
    run.add("timer-armed", { timer: 1, deadline: 10, cause: OUTSIDE });
    expect(adviceOn(run)).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import type { Role, TraceFrame } from "../../protocol/trace";
import { adviceOn, saidOf } from "../testing/advice-on";
import { OUTSIDE, Run } from "../testing/run";

const MAIN = { by: "task", id: 1 } as const;
const NOTHING_LEFT =
  "when nothing was left that could end that: nothing ran, nothing was ready, no timer was set.";

interface Wait {
  readonly role?: Role;
  readonly waiting?: string;
  readonly file?: string;
}

/** Main (1) waits for a future at line 9. */
function waiting({ role, waiting = "future-1", file = "main.py" }: Wait = {}): Run {
  const run = new Run().spawn(1, "main").wake(1).start(1).add("future-created", { future: 1, cause: MAIN });
  if (role !== undefined) run.add("future-serves", { future: 1, role, resource: 1, parts: [] });
  const stack: TraceFrame[] = [{ function: "main", file, line: 9 }];
  const where = { on: { for: "future", id: 1 }, line: 9, stack } as const;
  return run.add("job-ended", { job: "task", id: 1, outcome: "suspended", waiting, ...where });
}

/** As the engine gives up: in Python it cancels, in JavaScript it lets go. */
function givenUp(run: Run, ...tasks: readonly number[]): Run {
  for (const task of tasks) run.add("cancel-requested", { task, cause: OUTSIDE }).wake(task);
  for (const task of tasks) run.start(task).end(task, "cancelled");
  return run;
}

describe("a wait that nothing could end", () => {
  it("is told at the moment before the engine gave up, with its line and the mend", () => {
    const run = waiting();
    const happened = run.events.length;
    expect(adviceOn(givenUp(run, 1))).toEqual([
      {
        text:
          `main waited at line 9 for future 1, ${NOTHING_LEFT} ` +
          "Have a task that still runs, or a callback, call `set_result()` on it.",
        line: 9,
        after: false,
        event: happened,
      },
    ]);
    expect(adviceOn(run, false)).toEqual([]);
  });

  it("is told of a run that just ends there", () => {
    expect(adviceOn(waiting())).toHaveLength(1);
  });

  it.each([
    [{ role: "event" }, "an event that is not set", "Have a task that still runs call `set()` on it."],
    [
      { role: "condition" },
      "a condition to be notified",
      "Have a task that still runs call `notify()` on it.",
    ],
    [{ role: "barrier" }, "the others at a barrier", "Have as many tasks wait at it as it has parties."],
    [
      { role: "queue-get" },
      "something in an empty queue",
      "Have a task that still runs put something in, or let the last item say that it is the last.",
    ],
    [{ role: "queue-put" }, "room in a full queue", "Have a task that still runs take something out."],
    [
      { role: "queue-join" },
      "the items of a queue to be done",
      "Call `task_done()` once for each item that was taken out.",
    ],
    [
      { role: "queue-join", file: "main.js" },
      "the items of a queue to be done",
      "Call `taskDone()` once for each item that was taken out.",
    ],
    [{ role: "semaphore" }, "a semaphore", "Have whoever holds it release it first."],
    [
      { waiting: "a promise", file: "main.js" },
      "a promise",
      "Have a task that still runs, or a callback, call its `resolve()`.",
    ],
    [
      { file: "main.js" },
      "future 1",
      "Have a task that still runs, or a callback, call `setResult()` on it.",
    ],
    [
      { waiting: "StreamReader.read()" },
      "StreamReader.read()",
      "Have a task that still runs, or a callback, see to it.",
    ],
    [{ file: "other" }, "future 1", "Have a task that still runs, or a callback, see to it."],
  ] satisfies [Wait, string, string][])("of %o says what could end it", (wait, phrase, mend) => {
    expect(saidOf(waiting(wait))).toEqual([`main waited at line 9 for ${phrase}, ${NOTHING_LEFT} ${mend}`]);
  });

  it("is told once of all that wait at a line, and not of whoever waits for these", () => {
    const run = new Run().spawn(1, "main").wake(1).start(1);
    for (const task of [2, 3]) run.spawn(task, "reader", 1).wake(task).start(task);
    for (const task of [2, 3]) run.suspendOn(task, task, "queue-get", { resource: 1 }, 4);
    run.suspendOn(1, 4, "gather", { parts: [2, 3].map((id) => ({ what: "task", id })) }, 11);
    expect(saidOf(givenUp(run, 1, 2, 3))).toEqual([
      `reader and 1 more like it waited at line 4 for something in an empty queue, ${NOTHING_LEFT} ` +
        "Have a task that still runs put something in, or let the last item say that it is the last.",
    ]);
  });

  it("is a deadlock where tasks wait for one another", () => {
    const run = new Run().spawn(1, "main").wake(1).start(1).spawn(2, "a", 1).wake(2).spawn(3, "b", 1).wake(3);
    run.suspendOn(1, 9, "gather", { parts: [2, 3].map((id) => ({ what: "task", id })) }, 20);
    for (const [task, resource] of [
      [2, 1],
      [3, 2],
    ] as const) {
      const cause = { by: "task", id: task } as const;
      run.start(task).add("resource-acquired", { resource, role: "lock", holder: task, cause, line: 7 });
    }
    run.suspendOn(2, 1, "lock", { resource: 2 }, 10).suspendOn(3, 2, "lock", { resource: 1 }, 10);
    const [advice, ...others] = adviceOn(givenUp(run, 1, 2, 3));
    expect(advice).toMatchObject({
      text:
        "Deadlock: a waits for a lock held by b, b waits for a lock held by a. Neither goes on unless one of them is " +
        "cancelled, or another task releases a lock. " +
        "Acquire locks in the same order everywhere, and none that the task itself holds.",
      line: 10,
    });
    expect(others).toEqual([]);
  });

  it("is none where a timer was set, or something was outside of the loop", () => {
    const timed = waiting().add("timer-armed", { timer: 1, deadline: 5_000, cause: OUTSIDE });
    expect(adviceOn(givenUp(timed, 1))).toEqual([]);
    expect(adviceOn(givenUp(waiting({ role: "outside" }), 1))).toEqual([]);
  });

  it("is none that something from outside ended", () => {
    const run = waiting().add("future-resolved", { future: 1, outcome: "result", cause: OUTSIDE });
    expect(adviceOn(run.wake(1).start(1).end(1))).toEqual([]);
  });

  it("is none of a consumer that waits for more when the main task has finished", () => {
    const run = new Run().spawn(1, "main").wake(1).start(1).spawn(2, "consumer", 1).wake(2).start(2);
    run.suspendOn(2, 1, "queue-get", { resource: 1 }, 4).end(1);
    expect(adviceOn(run)).toEqual([]);
    run.wake(2).start(2).end(2, "cancelled");
    expect(adviceOn(run)).toEqual([]);
  });

  it("is none of a lock whose holder ended, of which another advice tells", () => {
    const run = new Run().spawn(1, "main").wake(1).start(1).spawn(2, "taker", 1).start(2);
    const cause = { by: "task", id: 2 } as const;
    run.add("resource-acquired", { resource: 1, role: "lock", holder: 2, cause, line: 3 }).end(2);
    run.suspendOn(1, 1, "lock", { resource: 1 }, 9);
    expect(saidOf(givenUp(run, 1))).toEqual([
      expect.stringMatching(/^taker acquired a lock at line 3 and ended/),
    ]);
  });
});

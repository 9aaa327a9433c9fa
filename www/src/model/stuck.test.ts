import { describe, expect, it } from "vitest";
import { History } from "./history";
import { stuckAt, wasEndedFromOutside } from "./stuck";
import { alarmAt } from "./stuck-words";
import { OUTSIDE, Run } from "./testing/run";

/** Who is stuck at the end of a run, and what is said of it. */
function stuck(run: Run, over = true): { tasks: Record<string, string>; texts: readonly string[] } {
  const history = new History();
  history.append(run.events);
  const state = history.newest;
  const { stuck, texts } = alarmAt(state, history.events, over);
  const tasks = [...stuck.tasks].map(([id, how]) => [state.tasks.get(id)?.name, how]);
  return { tasks: Object.fromEntries(tasks) as Record<string, string>, texts };
}

/** Tasks a, b, c, d; the first `resting` of them are to rest, the others are ready. */
function four(): Run {
  const run = new Run();
  for (const [index, name] of ["a", "b", "c", "d"].entries()) run.spawn(index + 1, name).wake(index + 1);
  return run;
}

const part = (id: number) => ({ what: "task", id }) as const;

function awaits(run: Run, task: number, other: number): Run {
  return run.start(task).suspendAt(task, "x", { on: { for: "task", id: other } });
}

function holds(run: Run, task: number, resource: number): Run {
  return run.add("resource-acquired", {
    resource,
    role: "lock",
    holder: task,
    cause: { by: "task", id: task },
  });
}

function wantsLock(run: Run, task: number, resource: number): Run {
  return run.start(task).suspendOn(task, 100 + task, "lock", { resource });
}

/** a and b each want what the other one has. */
function twoLocks(): Run {
  const run = holds(holds(four(), 1, 10), 2, 20);
  return wantsLock(wantsLock(run, 1, 20), 2, 10);
}

const NOTHING_LEFT =
  "Nothing is left in the loop that could end these waits: nothing runs, nothing is ready, and no timer is set.";

describe("a deadlock", () => {
  it("is two tasks that await one another, whatever else runs", () => {
    expect(stuck(awaits(awaits(four(), 1, 2), 2, 1))).toEqual({
      tasks: { a: "deadlock", b: "deadlock" },
      texts: ["Deadlock: a waits for b, b waits for a. Neither goes on unless one of them is cancelled."],
    });
  });

  it("is two locks, each of which the other one holds", () => {
    expect(stuck(twoLocks())).toEqual({
      tasks: { a: "deadlock", b: "deadlock" },
      texts: [
        "Deadlock: a waits for a lock held by b, b waits for a lock held by a. " +
          "Neither goes on unless one of them is cancelled, or another task releases a lock.",
      ],
    });
  });

  it("is a lock that a task holds itself", () => {
    expect(stuck(wantsLock(holds(four(), 1, 10), 1, 10))).toEqual({
      tasks: { a: "deadlock" },
      texts: [
        "Deadlock: a waits for a lock held by itself. " +
          "It does not go on unless it is cancelled, or another task releases the lock.",
      ],
    });
  });

  it("holds up whoever awaits it, by a gather too if all of that is stuck", () => {
    const run = twoLocks()
      .start(3)
      .suspendOn(3, 50, "gather", { parts: [part(1), part(2)] });
    expect(stuck(awaits(run, 4, 3)).tasks).toEqual({
      a: "deadlock",
      b: "deadlock",
      c: "behind",
      d: "behind",
    });
  });

  it("does not hold up a gather of which a part goes on, for that may fail", () => {
    const run = twoLocks()
      .start(3)
      .suspendOn(3, 50, "gather", { parts: [part(1), part(4)] });
    expect(stuck(run).tasks).toEqual({ a: "deadlock", b: "deadlock" });
    // Once that is done, and whoever waits was told, nothing is to come of it.
    run.start(4).end(4, "failed");
    expect(stuck(run).tasks).toEqual({ a: "deadlock", b: "deadlock", c: "behind" });
    run.add("callback-scheduled", { callback: 9, cause: { by: "task", id: 4 } });
    expect(stuck(run).tasks).toEqual({ a: "deadlock", b: "deadlock" });
  });

  it("is one also where a lock was got while another task waited for it", () => {
    const run = wantsLock(holds(holds(four(), 1, 10), 3, 20), 1, 20);
    run.add("resource-released", { resource: 20, role: "lock", holder: 3, cause: { by: "task", id: 3 } });
    expect(stuck(run).tasks).toEqual({});
    expect(stuck(wantsLock(holds(run, 2, 20), 2, 10)).tasks).toEqual({ a: "deadlock", b: "deadlock" });
  });

  it("goes through gathers in gathers", () => {
    const run = four().start(1);
    run.add("future-created", { future: 51, cause: { by: "task", id: 1 } });
    run.add("future-serves", { future: 51, role: "gather", resource: null, parts: [part(2)] });
    run.suspendOn(1, 50, "gather", { parts: [{ what: "future", id: 51 }] });
    expect(stuck(awaits(run, 2, 1)).tasks).toEqual({ a: "deadlock", b: "deadlock" });
  });

  it("of many is told as far as one reads", () => {
    const run = new Run();
    for (let task = 1; task <= 7; task += 1) run.spawn(task, `t${task}`).wake(task);
    for (let task = 1; task <= 7; task += 1) awaits(run, task, (task % 7) + 1);
    expect(stuck(run).texts[0]).toBe(
      "Deadlock: t1 waits for t2, t2 waits for t3, t3 waits for t4, t4 waits for t5, and so on, over 3 more tasks. " +
        "None goes on unless one of them is cancelled.",
    );
  });

  it("tells tasks apart that have the same function", () => {
    const run = new Run();
    for (const task of [1, 2]) {
      run.add("task-spawned", { task, parent: null, name: `Task-${task}`, coroutine: "eat", line: 1 });
    }
    expect(stuck(awaits(awaits(run, 1, 2), 2, 1)).texts[0]).toMatch(
      /^Deadlock: eat \(Task-1\) waits for eat, eat \(Task-2\) waits for eat\. /,
    );
  });
});

describe("is no deadlock:", () => {
  it.each(["semaphore", "event", "condition", "barrier", "queue-get", "queue-put", "queue-join"] as const)(
    "a wait at a %s, which anybody may end",
    (role) => {
      const run = four().add("resource-acquired", { resource: 10, role, holder: 1, cause: OUTSIDE });
      run.start(1).suspendOn(1, 50, role, { resource: 10 });
      expect(stuck(awaits(run, 2, 1))).toEqual({ tasks: {}, texts: [] });
    },
  );

  it("a lock that nobody holds, or no task does, or one that has ended", () => {
    expect(stuck(wantsLock(four(), 1, 10)).tasks).toEqual({});
    const other = four().add("resource-acquired", {
      resource: 10,
      role: "lock",
      holder: null,
      cause: OUTSIDE,
    });
    expect(stuck(wantsLock(other, 1, 10)).tasks).toEqual({});
    const ended = holds(four(), 2, 10).start(2).end(2);
    expect(stuck(wantsLock(ended, 1, 10)).tasks).toEqual({});
  });

  it("a lock that was just handed to who waits for it", () => {
    const run = wantsLock(holds(four(), 2, 10), 1, 10);
    run.add("resource-released", { resource: 10, role: "lock", holder: 2, cause: { by: "task", id: 2 } });
    expect(stuck(awaits(holds(run, 1, 10), 3, 1)).tasks).toEqual({});
  });

  it("a future of which nothing is known, and one that is done", () => {
    const unknown = four()
      .start(1)
      .suspendAt(1, "x", { on: { for: "future", id: 77 } });
    expect(stuck(awaits(unknown, 2, 1)).tasks).toEqual({});
    const done = twoLocks().add("future-resolved", { future: 102, outcome: "result", cause: OUTSIDE });
    expect(stuck(done).tasks).toEqual({});
  });

  it("a wait that may have a time limit", () => {
    const run = twoLocks()
      .start(3)
      .suspendOn(3, 50, "wait", { parts: [part(1)] });
    expect(stuck(run).tasks["c"]).toBe(undefined);
  });

  it("a group that may have got a task since which goes on", () => {
    const run = twoLocks()
      .start(3)
      .suspendOn(3, 50, "group", { parts: [part(1), part(2)] });
    // d is as old as the group.
    expect(stuck(run).tasks["c"]).toBe(undefined);
    expect(stuck(awaits(run, 4, 1)).tasks["c"]).toBe("behind");
  });
});

describe("nothing is left in the loop", () => {
  const idle = (): Run => {
    const run = four().start(1).suspendOn(1, 50, "queue-get", { resource: 9 });
    return awaits(awaits(awaits(run, 2, 1), 3, 1), 4, 1);
  };

  it("where all wait, and no timer is set", () => {
    expect(stuck(idle())).toEqual({
      tasks: { a: "nothing-left", b: "nothing-left", c: "nothing-left", d: "nothing-left" },
      texts: [NOTHING_LEFT],
    });
  });

  it.each<[string, (run: Run) => Run]>([
    ["a timer is set", (run) => run.add("timer-armed", { timer: 1, deadline: 9, cause: OUTSIDE })],
    ["a task is ready", (run) => run.wake(4)],
    ["a task runs", (run) => run.start(4)],
    ["a task is new", (run) => run.spawn(5, "e")],
    ["a callback is ready", (run) => run.add("callback-scheduled", { callback: 1, cause: OUTSIDE })],
    ["one waits for a native promise", (run) => run.start(4).suspendOn(4, 60, "outside")],
    [
      "one of a gather is a native promise",
      (run) => {
        run
          .add("future-created", { future: 61, cause: OUTSIDE })
          .add("future-created", { future: 62, cause: OUTSIDE });
        run.add("future-serves", { future: 62, role: "outside", resource: null, parts: [] });
        const parts = [61, 62].map((id) => ({ what: "future", id }) as const);
        return run.start(4).suspendOn(4, 60, "gather", { parts });
      },
    ],
    ["one waits for what nobody knows", (run) => run.start(4).suspend(4, "x")],
  ])("but not where %s", (_, more) => expect(stuck(more(idle()))).toEqual({ tasks: {}, texts: [] }));

  it("may be a deadlock besides", () => {
    const run = awaits(twoLocks().start(3).suspendOn(3, 50, "queue-get", { resource: 9 }), 4, 1);
    expect(stuck(run)).toEqual({
      tasks: { a: "deadlock", b: "deadlock", c: "nothing-left", d: "behind" },
      texts: [expect.stringMatching(/^Deadlock: /), NOTHING_LEFT],
    });
  });

  it("is not said as long as something may come from outside, or where it did", () => {
    expect(stuck(idle(), false)).toEqual({ tasks: {}, texts: [] });
    const before = idle().events.length;
    const ends = (run: Run, over = true): boolean => {
      const history = new History();
      history.append(run.events);
      expect(stuckAt(history.at(before)).nothingLeft).toBe(true);
      return wasEndedFromOutside(history.events, before, over);
    };
    expect(ends(idle())).toBe(false);
    expect(ends(idle(), false)).toBe(true);
    expect(ends(idle().add("text-written", { stream: "stderr", end: 1, cause: OUTSIDE }))).toBe(false);
    expect(ends(idle().add("cancel-requested", { task: 1, cause: OUTSIDE }), false)).toBe(false);
    expect(ends(idle().wake(1), false)).toBe(false);
    const sets = idle().add("future-resolved", { future: 50, outcome: "result", cause: OUTSIDE }).wake(1);
    expect(ends(sets)).toBe(true);
    expect(ends(idle().add("callback-scheduled", { callback: 1, cause: OUTSIDE }))).toBe(true);
  });

  it("of nobody is nothing to speak of", () => {
    expect(stuck(new Run())).toEqual({ tasks: {}, texts: [] });
    expect(stuck(new Run().spawn(1, "a").wake(1).start(1).end(1))).toEqual({ tasks: {}, texts: [] });
  });
});

it("of too much nothing is claimed", () => {
  const run = new Run();
  for (let task = 1; task <= 700; task += 1) run.spawn(task, `t${task}`);
  const parts = Array.from({ length: 700 }, (_, index) => part(index + 1));
  for (let task = 1; task <= 700; task += 1)
    run.start(task).suspendOn(task, 1_000 + task, "gather", { parts });
  expect(stuck(run)).toEqual({ tasks: {}, texts: [] });
});

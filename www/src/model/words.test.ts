import { describe, expect, it } from "vitest";
import { CallbackNames } from "./callback-names";
import { History } from "./history";
import type { Phase } from "./state";
import { OUTSIDE, Run } from "./testing/run";
import { eventText, phaseText, taskDetail, taskName } from "./words";

const TASKS = new Map([
  [1, { name: "Task-1", coroutine: "main" }],
  [2, { name: "worker", coroutine: "fetch" }],
  [3, { name: "<b>x</b>", coroutine: null }],
]);

describe("a task", () => {
  it.each([
    [1, "main", "Task-1"],
    [2, "worker", "fetch()"],
    [3, "<b>x</b>", ""],
    [9, "task 9", ""],
  ])("%i is called %s, %s", (id, name, detail) => {
    expect([taskName(TASKS, id), taskDetail(TASKS, id)]).toEqual([name, detail]);
  });
});

describe("a stretch of a task's life", () => {
  const where = { line: 7, stack: [], on: null };
  it.each<[Phase, number | null, string]>([
    [{ is: "new", since: 0 }, 1, "worker was made at 0 s and has not begun."],
    [
      { is: "ready", since: 0, by: { by: "task", id: 1 } },
      3,
      "worker was ready for 3 ms and waited for its turn: woken by main.",
    ],
    [
      { is: "ready", since: 0, by: OUTSIDE },
      null,
      "worker was ready and waited for its turn: woken from outside the loop.",
    ],
    [{ is: "running", since: 1 }, 1.5, "worker ran for 500 µs."],
    [
      { is: "suspended", since: 0, waiting: "sleep()", ...where },
      300,
      "worker waited 300 ms for sleep() at line 7.",
    ],
    [{ is: "suspended", since: 0, waiting: null, ...where, line: null }, null, "worker waits for something."],
    [{ is: "failed", since: 2_000 }, null, "worker failed at 2 s."],
  ])("%j until %s", (phase, until, text) => {
    expect(phaseText(TASKS, 2, phase, until)).toBe(text);
  });
});

it("a whole run reads as sentences", () => {
  const run = new Run().spawn(1, "main").wake(1).turn(1).start(1).spawn(2, "child", 1);
  run.wake(2, { by: "task", id: 1 }).suspend(1, "child", 4).start(2);
  run.add("timer-armed", { timer: 1, deadline: 300, cause: { by: "task", id: 2 } }).suspend(2, "sleep()", 9);
  run.at(300).add("timer-fired", { timer: 1 }).wake(2, { by: "timer", id: 1 }).start(2).at(380).end(2);
  run.add("loop-blocked", { job: "task", id: 2, duration: 80 });
  run
    .add("callback-scheduled", { callback: 4, cause: OUTSIDE })
    .add("job-started", { job: "callback", id: 4 });
  run.add("callback-scheduled", { callback: 5, what: "show", line: 3, cause: { by: "task", id: 1 } });
  run.add("cancel-requested", { task: 2, cause: { by: "task", id: 1 }, line: 12 });
  run.add("text-written", { stream: "stdout", end: 5, cause: { by: "callback", id: 5 } });
  run.add("line-reached", { line: 7, function: 5, cause: { by: "task", id: 2 } });
  run.add("line-reached", { line: 3, function: 0, cause: OUTSIDE });
  const history = new History();
  const names = new CallbackNames();
  names.append(run.events);
  history.append(run.events);
  const { tasks } = history.at(history.length);
  expect(run.events.map((event) => eventText(tasks, event, names.all))).toEqual([
    "main is made at line 1.",
    "main is ready: woken from outside the loop.",
    "Turn 1 begins with 1 job in the ready queue.",
    "main runs.",
    "child is made by main at line 2.",
    "child is ready: woken by main.",
    "main waits for child at line 4.",
    "child runs.",
    "A timer is set for 300 ms by child.",
    "child waits for sleep() at line 9.",
    "Timer 1 fires.",
    "child is ready: woken by a timer.",
    "child runs.",
    "child finishes.",
    "child kept the loop to itself for 80 ms: nothing else could run.",
    "Callback 4 is ready: scheduled from outside the loop.",
    "Callback 4 runs.",
    "Callback show() is ready: scheduled by main at line 3.",
    "child is to be cancelled: asked by main at line 12.",
    "Callback show() writes to the output.",
    "child reaches line 7.",
    "The program reaches line 3.",
  ]);
});

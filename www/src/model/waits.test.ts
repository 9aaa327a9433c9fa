import { describe, expect, it } from "vitest";
import type { TraceFrame } from "../protocol/trace";
import { History } from "./history";
import { PastWaits } from "./past-waits";
import { waitingTasks } from "./state";
import { shortName } from "./task-names";
import { OUTSIDE, Run } from "./testing/run";
import { waitsAt } from "./waits-now";
import type { WaitWords } from "./waits";

/** What each task waits for at the end of a run, and what it waited for when it came to rest. */
function words(run: Run): Record<string, { now: WaitWords; then: WaitWords | null }> {
  const history = new History();
  history.append(run.events);
  const past = new PastWaits(history.events, () => history.newest);
  past.append(run.events);
  const at = waitsAt(history.newest);
  const rested = (id: number): number =>
    run.events.findLastIndex((event) => event.kind === "job-ended" && event.id === id);
  const all = waitingTasks(history.newest);
  return Object.fromEntries(
    all.map((task) => [task.name, { now: at(task), then: past.at(rested(task.id)) }]),
  );
}

/** The same, of one task: the longest label and the phrase, now and then, each once. */
function said(run: Run, name = "a"): string[] {
  const { now, then } = words(run)[name] ?? { now: null, then: null };
  return [...new Set([now?.labels[0], now?.phrase, then?.labels[0], then?.phrase].map(String))];
}

/** Tasks a, b, c and d, of which a runs. */
function four(): Run {
  const run = new Run();
  for (const [index, name] of ["a", "b", "c", "d"].entries()) run.spawn(index + 1, name);
  return run.wake(1).start(1);
}

const A = { by: "task", id: 1 } as const;

/** A call of the program's own, and one of a library. */
const own = (name: string, line: number): TraceFrame => ({ function: name, file: "main.py", line });
const library = (name: string): TraceFrame => ({ function: name, file: "asyncio/tasks.py", line: 99 });

describe("a sleep", () => {
  it("of JavaScript has its timer for a part", () => {
    const run = four().add("timer-armed", { timer: 9, deadline: 300, cause: A });
    run.suspendOn(1, 5, "sleep", { parts: [{ what: "timer", id: 9 }] });
    expect(said(run)).toEqual(["sleep 300 ms", "a sleep of 300 ms"]);
    expect(words(run)["a"]?.now.until).toBe(300);
  });

  it.each([
    [99.8, "sleep 100 ms"],
    [1_999.7, "sleep 2 s"],
    [12.5, "sleep 12.5 ms"],
  ])("of %s ms on a live clock is the one that was asked for", (deadline, label) => {
    const run = four().add("timer-armed", { timer: 9, deadline, cause: A });
    run.suspendOn(1, 5, "sleep", { parts: [{ what: "timer", id: 9 }] });
    expect(said(run)[0]).toBe(label);
  });

  it("of Python is known by the timer that asyncio.sleep sets", () => {
    const run = four().at(20).add("future-created", { future: 5, cause: A });
    run.add("timer-armed", { timer: 8, deadline: 5_000, cause: A, what: "show" });
    run.add("timer-armed", { timer: 9, deadline: 1_520, cause: A, what: "_set_result_unless_cancelled" });
    run.suspendAt(1, "sleep()", {
      on: { for: "future", id: 5 },
      line: 4,
      stack: [own("a", 4), library("sleep")],
    });
    expect(said(run)).toEqual(["sleep 1.5 s", "a sleep of 1.5 s"]);
    expect(words(run)["a"]?.now.until).toBe(1_520);
    run.at(1_520).add("timer-fired", { timer: 9 });
    // It is not known any more now, but it is of the stretch.
    expect(said(run)).toEqual(["sleep()", "sleep 1.5 s", "a sleep of 1.5 s"]);
  });

  it("of Python in a coroutine that the task awaits names that one", () => {
    const run = four().add("future-created", { future: 5, cause: A });
    run.add("timer-armed", { timer: 9, deadline: 100, cause: A, what: "_set_result_unless_cancelled" });
    const stack = [own("a", 8), own("a.<locals>.fetch", 4), library("sleep")];
    run.suspendAt(1, "sleep()", { on: { for: "future", id: 5 }, line: 4, stack });
    expect(said(run)).toEqual(["await fetch: sleep 100 ms", "a sleep of 100 ms in fetch"]);
    expect(words(run)["a"]?.then?.labels).toEqual(["await fetch: sleep 100 ms", "sleep 100 ms", "sleep"]);
  });

  it("by a timer that another task has set is none that is known", () => {
    const run = four().add("future-created", { future: 5, cause: A });
    run.add("timer-armed", {
      timer: 9,
      deadline: 100,
      cause: { by: "task", id: 2 },
      what: "_set_result_unless_cancelled",
    });
    run.suspendAt(1, "sleep()", { on: { for: "future", id: 5 } });
    expect(said(run)).toEqual(["sleep()"]);
  });
});

describe("another task", () => {
  it.each([
    [
      "is awaited by the name of its function, where it has no other",
      "Task-5",
      "fetch_data",
      ["await fetch_data", "fetch_data"],
    ],
    ["has the name that it was given", "worker", "fetch_data", ["task worker", "task worker"]],
    ["has its number, where it has no more", "task-5", null, ["await task-5", "task-5"]],
  ])("%s", (_, name, coroutine, expected) => {
    const run = four().add("task-spawned", { task: 5, parent: 1, name, coroutine, line: 1 });
    run.suspendAt(1, "fetch_data(5)", { on: { for: "task", id: 5 } });
    expect(said(run)).toEqual([...new Set(expected)]);
  });
});

describe("a lock", () => {
  const held = (holder: number | null): Run =>
    four().add("resource-acquired", { resource: 3, role: "lock", holder, cause: A });

  it.each([
    [2, "lock held by b"],
    [1, "lock held by itself"],
    [null, "lock held by other code"],
  ])("is held by %s", (holder, label) => {
    expect(said(held(holder).suspendOn(1, 5, "lock", { resource: 3 }))).toEqual([label, `a ${label}`]);
  });

  it("was held then by somebody else than now", () => {
    const run = held(2).suspendOn(1, 5, "lock", { resource: 3 });
    run.add("resource-released", { resource: 3, role: "lock", holder: 2, cause: OUTSIDE });
    run.add("resource-acquired", { resource: 3, role: "lock", holder: 3, cause: OUTSIDE });
    expect(said(run)).toEqual(["lock held by c", "a lock held by c", "lock held by b", "a lock held by b"]);
  });

  it("that nobody holds yet, for it was promised, is held by who gets it next", () => {
    const run = four().suspendOn(1, 5, "lock", { resource: 3 });
    run.suspendOn(4, 6, "lock", { resource: 3 });
    run.add("resource-acquired", { resource: 3, role: "lock", holder: 2, cause: OUTSIDE });
    expect([said(run), said(run, "d")]).toEqual([
      ["lock held by b", "a lock held by b"],
      ["lock held by b", "a lock held by b"],
    ]);
    run.add("resource-released", { resource: 3, role: "lock", holder: 2, cause: OUTSIDE });
    run.add("resource-acquired", { resource: 3, role: "lock", holder: 3, cause: OUTSIDE });
    expect(words(run)["a"]?.then?.labels[0]).toBe("lock held by b");
  });

  it("that nobody holds, and that whoever waits gets next, has no holder then", () => {
    const run = four().suspendOn(1, 5, "lock", { resource: 3 });
    run.add("resource-acquired", { resource: 3, role: "lock", holder: 1, cause: OUTSIDE });
    expect(words(run)["a"]?.then?.labels[0]).toBe("lock");
  });

  it("of which nobody said who holds it", () => {
    expect(said(four().suspendOn(1, 5, "lock", { resource: 3 }))).toEqual(["lock", "a lock"]);
    expect(said(four().suspendAt(1, "Lock.acquire()", { on: { for: "future", id: 5 } }))).toEqual([
      "Lock.acquire()",
    ]);
  });

  it("has a holder whose name fits into a label, and not into none", () => {
    const long = "the-worker-with-a-long-name-17";
    const run = held(2).add("task-renamed", { task: 2, name: long });
    run.suspendOn(1, 5, "lock", { resource: 3 });
    expect(said(run)).toEqual(["lock held by the-worker-with…ame-17", `a lock held by ${long}`]);
    expect(words(run)["a"]?.now.labels.at(-1)).toBe("lock");
  });
});

it("a semaphore has holders, of whom a few have names", () => {
  const run = four();
  const acquired = (holder: number): Run =>
    run.add("resource-acquired", { resource: 3, role: "semaphore", holder, cause: A });
  acquired(2);
  acquired(3);
  run.suspendOn(1, 5, "semaphore", { resource: 3 });
  expect(said(run)).toEqual(["semaphore held by b, c", "a semaphore held by b, c"]);
  acquired(4);
  acquired(2);
  acquired(2);
  expect(words(run)["a"]?.now).toEqual({
    labels: ["semaphore held by b, c, d and 2 more", "semaphore held by 5", "semaphore"],
    phrase: "a semaphore held by b, c, d and 2 more",
  });
});

it.each([
  ["event", "event not set", "an event that is not set"],
  ["condition", "condition", "a condition to be notified"],
  ["barrier", "barrier", "the others at a barrier"],
  ["queue-get", "queue empty", "something in an empty queue"],
  ["queue-put", "queue full", "room in a full queue"],
  ["queue-join", "queue not done", "the items of a queue to be done"],
] as const)("%s", (role, label, phrase) => {
  expect(said(four().suspendOn(1, 5, role, { resource: 3 }))).toEqual([label, phrase]);
});

describe("several at once", () => {
  const parts = [2, 3, 4].map((id) => ({ what: "task", id }) as const);

  it.each([
    ["gather", "gather of 3", "a gather of 3"],
    ["group", "TaskGroup of 3", "a TaskGroup of 3"],
    ["wait", "wait of 3", "enough of 3"],
  ] as const)("%s", (role, label, phrase) => {
    const run = four().suspendOn(1, 5, role, { parts });
    expect(said(run)).toEqual([label, `${phrase}: b, c, d`]);
    run.start(2).end(2).start(4).end(4, "failed");
    expect(words(run)["a"]?.now).toEqual({
      labels: [`${label}, 1 still going`, label, label.replace(" of 3", "")],
      phrase: `${phrase}, 1 still going: c`,
    });
    // What was waited for when it began is what was said then.
    expect(words(run)["a"]?.then?.labels[0]).toBe(label);
  });

  it("a group has those that have joined it as well", () => {
    const run = four().suspendOn(1, 5, "group", { parts: parts.slice(0, 1) });
    expect(said(run)).toEqual(["TaskGroup of 1", "a TaskGroup of 1: b"]);
    run.add("future-serves", { future: 5, role: "group", resource: null, parts: parts.slice(1) });
    expect(said(run)).toEqual(["TaskGroup of 3", "a TaskGroup of 3: b, c, d"]);
  });

  it("of more than a few, some have names", () => {
    const many = Array.from({ length: 200 }, (_, id) => ({ what: "task", id: id + 1 }) as const);
    expect(said(four().suspendOn(1, 5, "gather", { parts: many }))[1]).toMatch(
      /^a gather of 200, 4 still going: a, b, c and 1 more$/,
    );
  });

  it("a time limit has one part", () => {
    const run = four().add("future-created", { future: 5, cause: A });
    run.add("future-serves", { future: 5, role: "wait", resource: null, parts: parts.slice(0, 1) });
    run.suspendAt(1, "timeout(10, () => sleep(50))", { on: { for: "future", id: 5 } });
    expect(said(run)).toEqual(["await b, with a time limit", "b, with a time limit"]);
  });

  it("a shield has one part", () => {
    const run = four().suspendOn(1, 5, "shield", { parts: parts.slice(0, 1) });
    expect(said(run)).toEqual(["shield of b", "b, behind a shield"]);
  });
});

describe("a future", () => {
  const waits = (waiting: string): Run => {
    const run = four().add("future-created", { future: 5, cause: A });
    return run.suspendAt(1, waiting, { on: { for: "future", id: 5 } });
  };

  it.each([
    ["future-5", ["future 5"]],
    ["a promise", ["promise", "a promise"]],
    ["letter", ["letter"]],
    ["the next value of lines()", ["next value of lines()", "the next value of lines()"]],
    ["read(response, { all: true, and: more })", ["read(…)", "read(response, { all: true, and: more })"]],
    ["f(1)", ["f(1)"]],
  ])("%s", (waiting, expected) => expect(said(waits(waiting))).toEqual(expected));

  it("is set by a task, once the run has come to that", () => {
    const run = waits("future-5").at(7);
    const before = run.events.length;
    run.add("future-resolved", { future: 5, outcome: "result", cause: { by: "task", id: 3 } });
    const history = new History();
    history.append(run.events);
    const state = history.at(before);
    const [task] = waitingTasks(state);
    if (task === undefined) throw new Error("nobody waits");
    expect(waitsAt(state)(task).phrase).toBe("future 5");
    expect(waitsAt(state, history.newest)(task)).toEqual({
      labels: ["future 5, set by c", "future 5"],
      phrase: "future 5, which c sets",
    });
    expect(said(run).at(-1)).toBe("future 5, which c sets");
  });

  it("that is cancelled is set by nobody", () => {
    const run = waits("future-5");
    run.add("future-resolved", { future: 5, outcome: "cancelled", cause: { by: "task", id: 3 } });
    expect(said(run)).toEqual(["future 5"]);
  });

  it("that somebody outside of the loop sets", () => {
    const outside = (waiting: string): string[] => {
      const run = four().add("future-created", { future: 5, cause: A });
      run.add("future-serves", { future: 5, role: "outside", resource: null, parts: [] });
      return said(run.suspendAt(1, waiting, { on: { for: "future", id: 5 } }));
    };
    expect(outside("a native promise")).toEqual(["native promise", "a native promise"]);
    expect(outside("to_thread()")).toEqual(["to_thread()"]);
  });
});

it("what nobody says more of keeps the words of the engine, or is something", () => {
  const bare = (waiting: string | null): string[] =>
    said(four().suspendAt(1, waiting, { on: null, line: null }));
  expect(bare("Queue.get()")).toEqual(["Queue.get()"]);
  expect(bare(null)).toEqual(["something"]);
});

it.each([
  ["short", "short"],
  ["exactly-22-characters-x", "exactly-22-char…ters-x"],
  ["\u{1f40d}".repeat(23), `${"\u{1f40d}".repeat(15)}…${"\u{1f40d}".repeat(6)}`],
])("a name is cut in its midst: %s", (name, cut) => expect(shortName(name)).toBe(cut));

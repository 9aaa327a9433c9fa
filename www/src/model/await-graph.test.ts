import { describe, expect, it } from "vitest";
import { awaitTree, type AwaitNode } from "./await-graph";
import { History } from "./history";
import { OUTSIDE, Run } from "./testing/run";

/** The tree at the end of a run, or after so many events: a line each, further in the deeper it stands. */
function drawn(run: Run, events = run.events.length): string[] {
  const history = new History();
  history.append(run.events);
  const state = history.at(events);
  const { roots, more } = awaitTree(state, history.newest);
  const lines: string[] = [];
  const draw = ({ what, id, link, again, below, more }: AwaitNode, deep: string): void => {
    const name = what === "task" ? (state.tasks.get(id)?.name ?? "?") : `future ${id}`;
    lines.push(
      `${deep}${name}${link === null || link === "awaited" ? "" : ` ${link}`}${again ? " again" : ""}`,
    );
    for (const each of below) draw(each, `${deep}- `);
    if (more > 0) lines.push(`${deep}- and ${more} more`);
  };
  for (const root of roots) draw(root, "");
  if (more > 0) lines.push(`and ${more} more`);
  return lines;
}

function tasks(count: number): Run {
  const run = new Run();
  for (let task = 1; task <= count; task += 1) run.spawn(task, `t${task}`).wake(task);
  return run;
}

const part = (id: number) => ({ what: "task", id }) as const;

function awaits(run: Run, task: number, other: number): Run {
  return run.start(task).suspendAt(task, "x", { on: { for: "task", id: other } });
}

function gathers(run: Run, task: number, parts: readonly number[]): Run {
  return run.start(task).suspendOn(task, 100 + task, "gather", { parts: parts.map(part) });
}

function lock(run: Run, task: number, resource: number): Run {
  return run.start(task).suspendOn(task, 100 + task, "lock", { resource });
}

function holds(run: Run, task: number, resource: number): Run {
  return run.add("resource-acquired", { resource, role: "lock", holder: task, cause: OUTSIDE });
}

describe("the tree of who awaits whom", () => {
  it("has tasks below those that await them, whatever those do", () => {
    const run = awaits(gathers(tasks(5), 1, [2, 3, 4]), 2, 5);
    run.start(3).end(3);
    expect(drawn(run)).toEqual(["t1", "- t2", "- - t5", "- t4"]);
  });

  it("has what somebody waits for by himself, and not what only runs or is ready", () => {
    const run = tasks(4).start(3).suspend(3, "x").start(4);
    expect(drawn(run)).toEqual(["t3"]);
  });

  it("has a holder below a lock, unless it is awaited elsewhere", () => {
    expect(drawn(lock(holds(tasks(2), 2, 9), 1, 9))).toEqual(["t1", "- t2 holds"]);
    const run = lock(holds(gathers(tasks(3), 3, [1, 2]), 2, 9), 1, 9);
    expect(drawn(run)).toEqual(["t3", "- t1", "- t2"]);
  });

  it("comes back to where a deadlock began", () => {
    const run = holds(holds(tasks(3), 1, 8), 2, 9);
    gathers(lock(lock(run, 1, 9), 2, 8), 3, [1, 2]);
    expect(drawn(run)).toEqual(["t3", "- t1", "- - t2 holds", "- - - t1 holds again", "- t2 again"]);
  });

  it("begins somewhere in a circle that nobody awaits", () => {
    expect(drawn(awaits(awaits(tasks(2), 1, 2), 2, 1))).toEqual(["t1", "- t2", "- - t1 again"]);
  });

  it("has gathers in gathers", () => {
    const run = tasks(2).add("future-created", { future: 50, cause: OUTSIDE });
    run.add("future-serves", { future: 50, role: "gather", resource: null, parts: [part(2)] });
    run.start(1).suspendOn(1, 51, "gather", { parts: [{ what: "future", id: 50 }] });
    run.start(2).suspend(2, "x");
    expect(drawn(run)).toEqual(["t1", "- future 50", "- - t2"]);
  });

  it("has who sets a future below it, once the run has come to that", () => {
    const run = tasks(2).add("future-created", { future: 50, cause: OUTSIDE });
    run.start(1).suspendAt(1, "x", { on: { for: "future", id: 50 } });
    const before = run.events.length;
    expect(drawn(run)).toEqual(["t1"]);
    run.start(2).add("future-resolved", { future: 50, outcome: "result", cause: { by: "task", id: 2 } });
    expect(drawn(run, before)).toEqual(["t1", "- t2 sets"]);
  });

  it("leaves out what asyncio.run makes to clean up", () => {
    const coroutine = "BaseEventLoop.shutdown_asyncgens";
    const run = new Run().add("task-spawned", { task: 1, parent: null, name: "Task-9", coroutine, line: 1 });
    expect(drawn(run.start(1).suspend(1, "x"))).toEqual([]);
  });

  it("is cut: side by side, in depth, and in all", () => {
    const many = Array.from({ length: 12 }, (_, index) => index + 2);
    expect(drawn(gathers(tasks(13), 1, many)).at(-1)).toBe("- and 2 more");
    const deep = tasks(30);
    for (let task = 1; task < 30; task += 1) awaits(deep, task, task + 1);
    expect(drawn(deep)).toHaveLength(10);
    expect(drawn(deep).at(-1)).toBe(`${"- ".repeat(9)}and 1 more`);
    const wide = tasks(100);
    for (let task = 1; task <= 100; task += 1) wide.start(task).suspend(task, "x");
    expect(drawn(wide).at(-1)).toBe("and 40 more");
  });

  it("of 3,000 tasks stays as short", () => {
    const all = Array.from({ length: 2_999 }, (_, index) => index + 2);
    const run = gathers(tasks(3_000), 1, all);
    for (const task of all) run.start(task).suspend(task, "x");
    expect(drawn(run)).toHaveLength(12);
    expect(drawn(run).at(-1)).toBe("- and 2989 more");
  });
});

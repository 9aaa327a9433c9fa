import { describe, expect, it } from "vitest";
import type { TraceEvent } from "../protocol/trace";
import { Fold } from "./fold";
import type { State } from "./state";
import { VersionMap } from "./version-map";
import { OUTSIDE, Run } from "./testing/run";

function after(events: readonly TraceEvent[]): State {
  const fold = new Fold();
  for (const event of events) fold.apply(event);
  return fold.state();
}

/** A copy that shares nothing. */
function plain(state: State): unknown {
  const copied = Object.entries(state).map(([name, value]: [string, unknown]) => [
    name,
    structuredClone(value instanceof VersionMap ? [...value] : value),
  ]);
  return Object.fromEntries(copied);
}

function phases(state: State): Record<string, string> {
  return Object.fromEntries([...state.tasks.values()].map(({ name, phase }) => [name, phase.is]));
}

/** `main` makes `child` and waits for it; `child` sleeps. */
function parentAndChild(): Run {
  return new Run()
    .spawn(1, "main")
    .wake(1)
    .turn(1)
    .start(1)
    .at(1)
    .spawn(2, "child", 1)
    .wake(2, { by: "task", id: 1 })
    .suspend(1, "child", 4)
    .turn(1)
    .start(2)
    .add("timer-armed", { timer: 1, deadline: 5, cause: { by: "task", id: 2 } })
    .suspend(2, "sleep()", 9);
}

describe("a future's parts", () => {
  const part = (id: number) => ({ what: "task", id }) as const;
  const partsOf = (state: State): unknown => state.futures.get(1)?.serves?.parts.map(({ id }) => id);
  const joins = (run: Run, ...ids: number[]): Run =>
    run.add("future-serves", { future: 1, role: "group", resource: null, parts: ids.map(part) });

  it("are those that it was made of, and all that have joined them", () => {
    const run = joins(
      joins(joins(new Run().add("future-created", { future: 1, cause: OUTSIDE }), 1, 2), 3),
      4,
    );
    const fold = new Fold();
    const [created, ...told] = run.events;
    if (created !== undefined) fold.apply(created);
    const states = told.map((event) => {
      fold.apply(event);
      return fold.state();
    });
    // Also those that were taken before others joined stay as they are.
    expect(states.map(partsOf)).toEqual([
      [1, 2],
      [1, 2, 3],
      [1, 2, 3, 4],
    ]);
    expect(partsOf(after(run.events))).toEqual([1, 2, 3, 4]);
    const later = new Fold(states[0]);
    for (const event of told.slice(1)) later.apply(event);
    expect(partsOf(later.state())).toEqual([1, 2, 3, 4]);
    expect(states.map(partsOf)[0]).toEqual([1, 2]);
  });

  it("of another meaning take the place of those before", () => {
    const run = joins(new Run().add("future-created", { future: 1, cause: OUTSIDE }), 1);
    run.add("future-serves", { future: 1, role: "wait", resource: null, parts: [part(2)] });
    expect(partsOf(after(run.events))).toEqual([2]);
  });
});

describe("a task", () => {
  it("is new, ready, running, suspended, and ends", () => {
    const run = new Run().spawn(1, "main");
    const seen = [phases(after(run.events))["main"]];
    for (const next of [
      () => run.wake(1),
      () => run.start(1),
      () => run.suspend(1, "x"),
      () => run.wake(1),
    ]) {
      next();
      seen.push(phases(after(run.events))["main"]);
    }
    run.start(1).end(1, "failed");
    seen.push(phases(after(run.events))["main"]);
    expect(seen).toEqual(["new", "ready", "running", "suspended", "ready", "failed"]);
  });

  it("that was forgotten while it waited has ended", () => {
    const run = new Run().spawn(1, "main").start(1).suspend(1, "x");
    run.at(3).add("mistake-found", { mistake: "destroyed-pending", task: 1, future: null });
    const state = after(run.events);
    expect([state.tasks.get(1)?.phase, [...state.live.keys()]]).toEqual([{ is: "destroyed", since: 3 }, []]);
    // Of another mistake it goes on.
    const other = new Run().spawn(1, "main").start(1).suspend(1, "x");
    other.add("mistake-found", { mistake: "never-retrieved", task: 1, future: null });
    expect(phases(after(other.events))).toEqual({ main: "suspended" });
  });

  it("that waits says for what, where, and since when", () => {
    const { tasks, timers } = after(parentAndChild().events);
    expect(tasks.get(2)).toMatchObject({
      parent: 1,
      made: 1,
      phase: { is: "suspended", since: 1, waiting: "sleep()", line: 9 },
    });
    expect([...timers.values()]).toEqual([
      { id: 1, armed: 1, deadline: 5, by: { by: "task", id: 2 }, what: null },
    ]);
  });

  it("that is woken says by what", () => {
    const run = parentAndChild().at(5).add("timer-fired", { timer: 1 }).wake(2, { by: "timer", id: 1 });
    const { tasks, timers, ready } = after(run.events);
    expect(tasks.get(2)?.phase).toEqual({ is: "ready", since: 5, by: { by: "timer", id: 1 } });
    expect(timers.size).toBe(0);
    expect(ready).toEqual([{ job: "task", id: 2 }]);
  });

  it("that wakes itself stands in the queue once it rests", () => {
    const run = new Run().spawn(1, "main").wake(1).start(1).wake(1, { by: "task", id: 1 });
    expect(phases(after(run.events))).toEqual({ main: "running" });
    run.at(2).suspend(1, "its next turn");
    expect(after(run.events).tasks.get(1)?.phase).toEqual({
      is: "ready",
      since: 2,
      by: { by: "task", id: 1 },
    });
  });

  it("is called what it was called last, and keeps that it was to be cancelled", () => {
    const run = new Run().spawn(1, "Task-1").add("task-renamed", { task: 1, name: "worker" });
    run.add("cancel-requested", { task: 1, cause: OUTSIDE });
    expect(after(run.events).tasks.get(1)).toMatchObject({ name: "worker", cancelRequested: true });
  });
});

describe("jobs", () => {
  it("run in the order in which they became ready", () => {
    const run = new Run().spawn(1, "a").spawn(2, "b").wake(1);
    run.add("callback-scheduled", { callback: 7, cause: OUTSIDE }).wake(2);
    expect(after(run.events).ready.map(({ id }) => id)).toEqual([1, 7, 2]);
    run.add("callback-cancelled", { callback: 7, cause: OUTSIDE });
    expect(after(run.events).ready.map(({ id }) => id)).toEqual([1, 2]);
    run.start(1);
    const { ready, running, callbacks } = after(run.events);
    expect([running, ready]).toEqual([[{ job: "task", id: 1 }], [{ job: "task", id: 2 }]]);
    expect(callbacks.size).toBe(0);
  });

  it("may run inside one another", () => {
    const run = new Run().spawn(1, "main").wake(1).start(1).spawn(2, "eager", 1).start(2);
    expect(after(run.events).running.map(({ id }) => id)).toEqual([1, 2]);
    run.suspend(2, "sleep()");
    expect(after(run.events).running.map(({ id }) => id)).toEqual([1]);
    run.end(1);
    expect(after(run.events).running).toEqual([]);
  });
});

describe("a future", () => {
  it("is pending until it is resolved, and keeps by whom", () => {
    const run = new Run().add("future-created", { future: 3, cause: OUTSIDE });
    expect(after(run.events).futures.get(3)).toEqual({
      id: 3,
      created: 0,
      event: 1,
      by: OUTSIDE,
      serves: null,
      outcome: null,
    });
    run.at(4).add("future-resolved", { future: 3, outcome: "error", cause: { by: "task", id: 1 } });
    expect(after(run.events).futures.get(3)?.outcome).toEqual({
      is: "error",
      at: 4,
      by: { by: "task", id: 1 },
    });
  });
});

it("what was written is counted for each stream, once anybody says", () => {
  const run = new Run().spawn(1, "main");
  expect(after(run.events).written).toBe(null);
  run.add("text-written", { stream: "stdout", end: 5, cause: OUTSIDE });
  run.add("text-written", { stream: "stderr", end: 2, cause: OUTSIDE });
  run.add("text-written", { stream: "stdout", end: 9, cause: OUTSIDE });
  expect(after(run.events).written).toEqual({ stdout: 9, stderr: 2 });
});

it("a task stands at the line that it came to last, or waits at", () => {
  const line = (line: number, id: number) => ({ line, function: 1, cause: { by: "task", id } as const });
  const run = new Run().spawn(1, "main").wake(1).start(1);
  expect(after(run.events)).toMatchObject({ reached: null });
  expect(after(run.events).tasks.get(1)?.reached).toBe(null);
  run.add("line-reached", line(7, 1)).spawn(2, "eager", 1).start(2).add("line-reached", line(3, 2));
  expect(after(run.events).reached).toEqual({ line: 3, by: { by: "task", id: 2 } });
  run.suspend(2, "sleep()", 4);
  expect([...after(run.events).tasks.values()].map(({ reached }) => reached)).toEqual([7, 4]);
});

it("a state stays as it was when the fold goes on", () => {
  const fold = new Fold();
  const { events } = parentAndChild();
  for (const event of events.slice(0, 4)) fold.apply(event);
  const before = fold.state();
  const copy = plain(before);
  for (const event of events.slice(4)) fold.apply(event);
  expect(plain(before)).toEqual(copy);
  expect(plain(fold.state())).not.toEqual(copy);
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Fold } from "./fold";
import { isDestroyed, Lanes, NOBODY, type Lane } from "./lanes";
import { anyEvents, OUTSIDE, Run } from "./testing/run";

function lanesOf(run: Run): Lanes {
  const lanes = new Lanes();
  lanes.append(run.events);
  return lanes;
}

function stretches(lane: Lane | undefined): string[] {
  if (lane === undefined) return [];
  return lane.starts.map((start, index) => `${start} ${lane.stretch(index)} #${lane.events[index]}`);
}

describe("a lane", () => {
  it("is what its task did, from when on, and at which event", () => {
    const run = new Run().spawn(1, "main").at(1).wake(1).at(2).start(1).at(3).suspend(1, "sleep()");
    run.at(9).wake(1).at(10).start(1).at(11).end(1);
    expect(stretches(lanesOf(run).all.get(1))).toEqual([
      "0 new #0",
      "1 ready #1",
      "2 running #2",
      "3 suspended #3",
      "9 ready #4",
      "10 running #5",
      "11 finished #6",
    ]);
  });

  it("is ready at once where its task woke itself", () => {
    const run = new Run().spawn(1, "main").wake(1).at(2).start(1).wake(1).at(3).suspend(1, "its next turn");
    expect(stretches(lanesOf(run).all.get(1)).slice(2)).toEqual(["2 running #2", "3 ready #4"]);
  });

  it("ends where its task was forgotten while it waited", () => {
    const run = new Run().spawn(1, "main").start(1).suspend(1, "x");
    run.at(3).add("mistake-found", { mistake: "destroyed-pending", task: 1, future: null });
    const lane = lanesOf(run).all.get(1);
    expect([stretches(lane).at(-1), lane !== undefined && isDestroyed(lane)]).toEqual([
      "3 destroyed #3",
      true,
    ]);
  });

  it("knows which stretch a time falls into", () => {
    const run = new Run().at(1).spawn(1, "main").wake(1).at(2).start(1).at(3).end(1);
    const lane = lanesOf(run).all.get(1);
    const at = (time: number): string | undefined => lane?.stretch(lane.indexAt(time));
    expect(lane?.indexAt(0.5)).toBe(-1);
    expect([at(1), at(1.5), at(2), at(2.9), at(3), at(99)]).toEqual([
      "ready",
      "ready",
      "running",
      "running",
      "finished",
      "finished",
    ]);
  });

  it("keeps where it held the loop up", () => {
    const run = new Run().spawn(1, "main").wake(1).start(1).at(80).end(1);
    run.add("loop-blocked", { job: "task", id: 1, duration: 80 });
    expect(lanesOf(run).all.get(1)?.blocked).toEqual([{ end: 80, duration: 80 }]);
  });
});

describe("who made a task ready", () => {
  const by = (task: number) => ({ by: "task", id: task }) as const;
  const callback = (id: number) => ({ by: "callback", id }) as const;
  /** The wakers of the first task's stretches. */
  const wakers = (run: Run): readonly number[] | undefined => lanesOf(run).all.get(1)?.wakers.slice(1);
  const main = (): Run => new Run().spawn(1, "main").spawn(2, "other", 1);

  it("is the task that did it", () => {
    expect(wakers(main().wake(1, by(2)))).toEqual([2]);
  });

  it("is the task behind the callbacks that led there, as where gather is done", () => {
    const run = main().add("callback-scheduled", { callback: 5, cause: by(2) });
    run.add("job-started", { job: "callback", id: 5 });
    run.add("callback-scheduled", { callback: 6, cause: callback(5) });
    const ended = { outcome: "finished", waiting: null, on: null, line: null, stack: [] } as const;
    run.add("job-ended", { job: "callback", id: 5, ...ended });
    run.add("job-started", { job: "callback", id: 6 }).wake(1, callback(6));
    expect(wakers(run)).toEqual([2]);
  });

  it("is nobody for a timer, for the outside, or for a callback that a timer had called", () => {
    const timer = { by: "timer", id: 7 } as const;
    expect(wakers(main().wake(1, timer))).toEqual([NOBODY]);
    expect(wakers(main().wake(1))).toEqual([NOBODY]);
    const run = main().add("callback-scheduled", { callback: 5, cause: timer });
    expect(wakers(run.wake(1, callback(5)))).toEqual([NOBODY]);
  });
});

it("a lane keeps where its task wrote something", () => {
  const run = new Run().spawn(1, "main").wake(1).start(1).at(3);
  run.add("text-written", { stream: "stdout", end: 5, cause: { by: "task", id: 1 } });
  run.add("text-written", { stream: "stdout", end: 6, cause: OUTSIDE });
  expect(lanesOf(run).all.get(1)?.written).toEqual([{ at: 3, event: 3 }]);
});

describe("all lanes", () => {
  it("stand behind the task that made them", () => {
    const run = new Run().spawn(1, "a").spawn(2, "b").spawn(3, "in a", 1).spawn(4, "in b", 2);
    run.spawn(5, "in in a", 3).spawn(6, "in a too", 1).spawn(7, "of one that never was", 99);
    const ordered = lanesOf(run).inOrder();
    expect(ordered.map(({ task, depth }) => [task, depth])).toEqual([
      [1, 0],
      [3, 1],
      [5, 2],
      [6, 1],
      [2, 0],
      [4, 1],
      [7, 0],
    ]);
  });

  it("may leave some out", () => {
    const run = new Run().spawn(1, "a").spawn(2, "in a", 1).spawn(3, "b");
    expect(
      lanesOf(run)
        .inOrder((task) => task === 1)
        .map(({ task }) => task),
    ).toEqual([2, 3]);
  });

  it("end with what the fold says of each task", () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const fold = new Fold();
        for (const event of events) fold.apply(event);
        const lanes = new Lanes();
        lanes.append(events);
        for (const { id, phase } of fold.state().tasks.values()) {
          const lane = lanes.all.get(id);
          expect(lane?.stretch(lane.length - 1)).toBe(phase.is);
        }
      }),
    );
  });
});

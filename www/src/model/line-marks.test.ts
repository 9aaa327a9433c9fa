import { describe, expect, it } from "vitest";
import { Lanes } from "./lanes";
import { LineMarks } from "./line-marks";
import { Run } from "./testing/run";

function marks(run: Run, line: number): LineMarks {
  const lanes = new Lanes();
  lanes.append(run.events);
  const marks = new LineMarks(line);
  expect(marks.goOn(run.events, run.events.length, lanes)).toBe(true);
  return marks;
}

/** Task 1, made at line 1, makes task 2 at line 2; both wait at line 4, the first one twice. */
function run(): Run {
  const run = new Run().turn(1).spawn(1, "one").wake(1).start(1).spawn(2, "two", 1).wake(2);
  run.suspend(1, "sleep()", 4).at(10).start(2).suspend(2, "sleep()", 4);
  return run.at(20).wake(1).start(1).suspend(1, "sleep()", 4).at(30).wake(1).start(1);
}

describe("what stood at a line", () => {
  it("is every wait there", () => {
    const there = marks(run(), 4);
    expect([...there.stretches]).toEqual([
      [1, [3, 6]],
      [2, [3]],
    ]);
    expect(there.text).toBe("Marked is what stood at line 4: 3 waits in 2 tasks.");
  });

  it("is a task that was made there", () => {
    const there = marks(run(), 2);
    expect([...there.stretches]).toEqual([[2, [0]]]);
    expect(there.text).toBe("Marked is what stood at line 2: 1 new task in 1 task.");
  });

  it("is the run of a task in which it set a future there, or asked for a cancellation", () => {
    const cause = { by: "task", id: 1 } as const;
    const sets = run().add("future-resolved", { future: 1, outcome: "result", cause, line: 9 });
    sets.add("cancel-requested", { task: 2, cause, line: 9 });
    const there = marks(sets, 9);
    expect([...there.stretches]).toEqual([[1, [8]]]);
    expect(there.text).toBe("Marked is what stood at line 9: 2 other acts in 1 task.");
  });

  it("is a wait in a call that was made there, though a library has a line of that number too", () => {
    const stack = [
      { function: "main", file: "main.py", line: 7 },
      { function: "fetch", file: "main.py", line: 4 },
      { function: "sleep", file: "asyncio/tasks.py", line: 8 },
    ];
    const deep = new Run().spawn(1, "one").wake(1).start(1).suspend(1, "sleep()", 4);
    Object.assign(deep.events.at(-1)!, { stack });
    expect(marks(deep, 7).text).toBe("Marked is what stood at line 7: 1 wait in 1 task.");
    expect(marks(deep, 8).isEmpty).toBe(true);
  });

  it("is nothing at a line where nothing was, and nothing of a task that is not known", () => {
    expect(marks(run(), 3).isEmpty).toBe(true);
    expect(marks(new Run().suspend(9, "sleep()", 4), 4).isEmpty).toBe(true);
  });

  it("is found in pieces where there is much of it", () => {
    const long = new Run().spawn(1, "one");
    for (let n = 0; n < 15_000; n += 1) long.wake(1).start(1).suspend(1, "sleep()", 4);
    const lanes = new Lanes();
    lanes.append(long.events);
    const there = new LineMarks(4);
    let pieces = 1;
    while (!there.goOn(long.events, long.events.length, lanes)) pieces += 1;
    expect(pieces).toBe(3);
    expect(there.text).toBe("Marked is what stood at line 4: 15,000 waits in 1 task.");
  });

  it("grows with the run", () => {
    const lanes = new Lanes();
    const there = new LineMarks(4);
    const { events } = run();
    for (let end = 1; end <= events.length; end += 1) {
      lanes.append(events.slice(end - 1, end));
      there.goOn(events, end, lanes);
    }
    expect([...there.stretches]).toEqual([...marks(run(), 4).stretches]);
  });
});

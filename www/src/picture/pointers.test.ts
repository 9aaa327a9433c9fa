import { describe, expect, it } from "vitest";
import type { Cause } from "../protocol/trace";
import { Fold } from "../model/fold";
import { Run } from "../model/testing/run";
import { pointersAt } from "./pointers";

const MAIN: Cause = { by: "task", id: 1 };

function after(run: Run) {
  const fold = new Fold();
  for (const event of run.events) fold.apply(event);
  return fold.state();
}

/** Two tasks wait at line 4, and main has gone on. */
function waiting(): Run {
  const run = new Run().spawn(1, "main").wake(1).start(1);
  for (const id of [2, 3]) run.spawn(id, `child ${id}`, 1).start(id).suspend(id, "sleep()", 4);
  return run;
}

describe("a line", () => {
  it("at which tasks wait says how many, and who", () => {
    expect(pointersAt(after(waiting()), null)).toEqual([
      { line: 4, kind: "waits", count: 2, title: "child 2, child 3 wait at this line" },
    ]);
  });

  it("that runs has one sign, which speaks for those that wait there", () => {
    const run = waiting().add("line-reached", { line: 9, function: 0, cause: MAIN });
    expect(pointersAt(after(run), 7)).toEqual([
      { line: 4, kind: "waits", count: 2, title: "child 2, child 3 wait at this line" },
      { line: 9, kind: "runs", count: 0, title: "main is at this line" },
      { line: 7, kind: "chosen", count: 0, title: "" },
    ]);
    run.add("line-reached", { line: 4, function: 0, cause: MAIN });
    expect(pointersAt(after(run), null)).toEqual([
      { line: 4, kind: "runs", count: 2, title: "main is at this line; child 2, child 3 wait at this line" },
    ]);
  });

  it("of the program outside of its loop is the program's", () => {
    const run = new Run().add("line-reached", { line: 12, function: 0, cause: { by: "outside" } });
    expect(pointersAt(after(run), null)).toEqual([
      { line: 12, kind: "runs", count: 0, title: "the program is at this line" },
    ]);
  });

  it("that a callback runs says its name", () => {
    const run = new Run().add("job-started", { job: "callback", id: 5 });
    run.add("line-reached", { line: 3, function: 3, cause: { by: "callback", id: 5 } });
    const [pointer] = pointersAt(after(run), null, new Map([[5, "show"]]));
    expect(pointer?.title).toBe("callback show() is at this line");
  });
});

import { describe, expect, it } from "vitest";
import { adviceOn, saidOf } from "../testing/advice-on";
import { Run } from "../testing/run";

const FORGOTTEN = { mistake: "never-awaited", task: null, future: null } as const;

describe("a coroutine that was never awaited", () => {
  it("is named, with the line of the call", () => {
    const run = new Run().spawn(1, "main").wake(1).start(1);
    expect(adviceOn(run.add("mistake-found", { ...FORGOTTEN, what: "save", line: 7 }))).toEqual([
      {
        text:
          "save() was called at line 7 and never awaited, so nothing of it ran. " +
          "Write `await save(...)`, or give it to `asyncio.create_task()` and keep the task.",
        line: 7,
        after: false,
        event: 4,
      },
    ]);
  });

  it("is said once for each line, with how often", () => {
    const run = new Run();
    for (let time = 0; time < 1_200; time += 1)
      run.add("mistake-found", { ...FORGOTTEN, what: "save", line: 7 });
    run.add("mistake-found", { ...FORGOTTEN, what: "save", line: 9 });
    expect(saidOf(run)).toEqual([
      "save() was called 1,200 times at line 7 and never awaited, so nothing of it ran. " +
        "Write `await save(...)`, or give it to `asyncio.create_task()` and keep the task.",
      "save() was called at line 9 and never awaited, so nothing of it ran. " +
        "Write `await save(...)`, or give it to `asyncio.create_task()` and keep the task.",
    ]);
  });

  it("may have no name and no line", () => {
    expect(saidOf(new Run().add("mistake-found", FORGOTTEN))).toEqual([
      "A coroutine was made and never awaited, so nothing of it ran. " +
        "Await it, or give it to `asyncio.create_task()` and keep the task.",
    ]);
  });

  it("is kept of a thousand lines, and no more", () => {
    const run = new Run();
    for (let line = 1; line <= 1_001; line += 1)
      run.add("mistake-found", { ...FORGOTTEN, what: "save", line });
    expect(saidOf(run)).toHaveLength(3);
  });
});

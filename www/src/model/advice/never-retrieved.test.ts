import { describe, expect, it } from "vitest";
import { adviceOn, saidOf } from "../testing/advice-on";
import { Run } from "../testing/run";

const MAIN = { by: "task", id: 1 } as const;
const LOST = { mistake: "never-retrieved", task: null, future: null } as const;

/** Two tasks of one line fail. */
function failing(file: string | null): Run {
  const run = new Run().spawn(1, "main").wake(1).start(1);
  for (const task of [2, 3]) {
    run.add("task-spawned", { task, parent: 1, name: `Task-${task}`, coroutine: "backup", line: 8 });
  }
  const stack = file === null ? [] : [{ function: "main", file, line: 9 }];
  const where = { waiting: "sleep()", on: { for: "other" }, line: 9, stack } as const;
  run.add("job-ended", { job: "task", id: 1, outcome: "suspended", ...where });
  return run.start(2).end(2, "failed").start(3).end(3, "failed");
}

describe("an error that nobody came for", () => {
  it.each([
    [
      "main.py",
      "Keep the task that `asyncio.create_task()` returns and await it, or make it in an `asyncio.TaskGroup`, which raises " +
        "what its tasks raise.",
    ],
    ["main.js", "Await it inside of try, or add `.catch()` to it where it is called."],
    [null, "Await it, and catch its error there."],
  ])("is named, with the line where the task was made, in the words of %s", (file, mend) => {
    expect(adviceOn(failing(file).add("mistake-found", { ...LOST, task: 2 }))).toEqual([
      {
        text: `backup failed, and nobody awaited it, so its error reached nobody. ${mend}`,
        line: 8,
        after: false,
        event: 11,
      },
    ]);
  });

  it("is told with where it failed, if the engine says that", () => {
    const [advice] = adviceOn(failing("main.js").add("mistake-found", { ...LOST, task: 2, line: 5 }));
    expect(advice).toMatchObject({
      text: expect.stringMatching(/^backup failed at line 5, and nobody/),
      line: 8,
    });
  });

  it("is said once for all tasks of a line", () => {
    const run = failing("main.js").add("mistake-found", { ...LOST, task: 2 });
    expect(saidOf(run.add("mistake-found", { ...LOST, task: 3 }))).toEqual([
      "backup and 1 more like it failed, and nobody awaited it, so its error reached nobody. " +
        "Await it inside of try, or add `.catch()` to it where it is called.",
    ]);
  });

  it("may be that of a future", () => {
    const mend = "Await it, and catch its error there.";
    expect(saidOf(failing("main.py").add("mistake-found", { ...LOST, future: 4, line: 3 }))).toEqual([
      `Future 4 got an exception, and nobody awaited it, so the error reached nobody. ${mend}`,
    ]);
    const rejected = failing("main.js").add("future-created", { future: 4, cause: MAIN });
    rejected.add("future-resolved", { future: 4, outcome: "error", cause: MAIN, line: 3 });
    expect(adviceOn(rejected.add("mistake-found", { ...LOST, future: 4 }))).toMatchObject([
      {
        text: `A promise was rejected, and nobody awaited it, so the error reached nobody. ${mend}`,
        line: 3,
      },
    ]);
  });

  it("is not that of a task that failed, as long as the engine says nothing", () => {
    expect(adviceOn(failing("main.py"))).toEqual([]);
  });
});

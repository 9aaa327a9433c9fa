import { describe, expect, it } from "vitest";
import { adviceOn } from "../testing/advice-on";
import { Run } from "../testing/run";

const DESTROYED = { mistake: "destroyed-pending", future: null } as const;

describe("a task that was thrown away while it waited", () => {
  it("is named, with the line where it waited", () => {
    const run = new Run().spawn(1, "main").spawn(2, "job", 1).start(2).suspend(2, "Future", 5);
    expect(adviceOn(run.add("mistake-found", { ...DESTROYED, task: 2 }))).toEqual([
      {
        text:
          "job was thrown away while it waited at line 5, and never finished. Keep the task that `asyncio.create_task()` " +
          "returns, in a set for instance, and await it before the loop ends.",
        line: 5,
        after: false,
        event: 5,
      },
    ]);
  });

  it("of no task is nothing to speak of", () => {
    expect(adviceOn(new Run().add("mistake-found", { ...DESTROYED, task: null }))).toEqual([]);
  });
});

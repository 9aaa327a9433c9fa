import { describe, expect, it } from "vitest";
import { History } from "../history";
import { OUTSIDE, Run } from "../testing/run";
import { Advisor } from "./advisor";

function advised(run: Run): ReturnType<Advisor["advice"]> {
  const advisor = new Advisor();
  advisor.append(run.events);
  return advisor.advice(new History(), true);
}

describe("what is said of a run", () => {
  it("is nothing where nothing went wrong", () => {
    expect(advised(new Run().spawn(1, "main").wake(1).start(1).end(1))).toEqual({ first: [], more: 0 });
  });

  it("stands in the order in which it happened, three of a kind at most", () => {
    const run = new Run().spawn(1, "main");
    for (let task = 2; task <= 6; task += 1) run.spawn(task, "slow", 1);
    run.start(1).end(1);
    for (let task = 2; task <= 6; task += 1) run.add("cancel-requested", { task, cause: OUTSIDE });
    run.start(2).end(2, "cancelled").add("loop-blocked", { job: "task", id: 2, duration: 70 });
    const { first, more } = advised(run);
    expect(first.map(({ text, event }) => [text.split(" was ")[0]?.split(" kept ")[0], event])).toEqual([
      ["task 2", 9],
      ["task 3", 10],
      ["task 4", 11],
      ["task 2", 16],
    ]);
    expect(more).toBe(2);
  });
});

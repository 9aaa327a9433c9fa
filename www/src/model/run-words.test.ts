import { expect, it } from "vitest";
import { History } from "./history";
import { Lanes } from "./lanes";
import { PastWaits } from "./past-waits";
import { runText, runTitle } from "./run-words";
import { Run } from "./testing/run";

function textOf(run: Run): { title: string; description: string } {
  const [history, lanes] = [new History(), new Lanes()];
  history.append(run.events);
  lanes.append(run.events);
  const waits = new PastWaits(history.events, () => history.newest);
  return runText(history.newest.tasks, lanes.inOrder(), history, waits);
}

it("a run in words is how long it took, and how each of its tasks ended", () => {
  const run = new Run().spawn(1, "main").spawn(2, "slow", 1).wake(1).start(1).suspend(1, "slow", 4);
  run.at(250).wake(2).start(2).end(2, "failed");
  expect(textOf(run)).toEqual({
    title: "Timeline of 2 tasks over 250 ms",
    description: "main waits for slow at line 4. slow failed at 250 ms.",
  });
});

it("of many tasks the rest is counted", () => {
  const run = new Run();
  for (let task = 1; task <= 1_034; task += 1) run.spawn(task, `t${task}`);
  const { title, description } = textOf(run);
  expect(title).toBe("Timeline of 1,034 tasks over 0 s");
  expect(description).toMatch(/ t30 was made at 0 s and has not begun\. And 1,004 more\.$/);
});

it("one task is one", () => expect(runTitle(1, 1_500)).toBe("Timeline of 1 task over 1.5 s"));

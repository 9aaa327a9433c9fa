import { describe, expect, it } from "vitest";
import { History } from "./history";
import { momentText } from "./moment-words";
import { Run } from "./testing/run";

function said(run: Run): string {
  const history = new History();
  history.append(run.events);
  return momentText(history.newest, new Map([[7, "show"]]));
}

describe("a moment in words", () => {
  it("is short where there is nothing", () => {
    expect(momentText(new History().at(0), new Map())).toBe("At 0 s nothing runs.");
  });

  it("says what runs, what is ready in its order, and who waits for what", () => {
    const run = new Run().turn(1).spawn(1, "main").wake(1).start(1).spawn(2, "two", 1).wake(2);
    run.add("callback-scheduled", { callback: 7, cause: { by: "task", id: 1 } });
    expect(said(run)).toBe("At 0 s main runs. Ready: two and callback show().");
    run.suspend(1, "sleep()", 4);
    expect(said(run.at(300))).toBe(
      "At 0 s nothing runs. Ready: two and callback show(). main waits for sleep() at line 4.",
    );
    expect(said(run.start(2).suspend(2, "Lock.acquire()", 9))).toBe(
      "At 300 ms nothing runs. Ready: callback show(). main waits for sleep() at line 4 and two waits for Lock.acquire() at line 9.",
    );
  });

  it("says what has ended, and all of it when all has", () => {
    const run = new Run().turn(1).spawn(1, "main").wake(1).start(1).spawn(2, "two", 1).wake(2).end(1);
    expect(said(run)).toBe("At 0 s nothing runs. Ready: two. 1 of 2 have ended.");
    expect(said(run.at(1_500).start(2).end(2, "failed"))).toBe("At 1.5 s nothing runs. All have ended.");
  });

  it("counts those beyond a few", () => {
    const run = new Run().turn(6);
    for (let task = 1; task <= 6; task += 1) run.spawn(task, `t${task}`).wake(task);
    expect(said(run)).toBe("At 0 s nothing runs. Ready: t1, t2, t3, t4 and 2 more.");
    for (let task = 1; task <= 6; task += 1) run.start(task).suspend(task, "sleep()", 2);
    expect(said(run)).toBe(
      "At 0 s nothing runs. t1 waits for sleep() at line 2, t2 waits for sleep() at line 2, t3 waits for sleep() at line 2, t4 waits for sleep() at line 2, and 2 more wait.",
    );
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CallbackNames } from "./callback-names";
import { Fold } from "./fold";
import { futureText } from "./future-words";
import { FuturesTrack, MOST_OF_LIBRARY, MOST_OWN } from "./futures-track";
import { History } from "./history";
import { anyEvents, OUTSIDE, Run } from "./testing/run";

const MAIN = { by: "task", id: 1 } as const;
const SETTER = { by: "task", id: 2 } as const;

function trackOf(run: Run): FuturesTrack {
  const track = new FuturesTrack();
  track.append(run.events);
  return track;
}

/** What is said of each stretch of each future, of all or of the program's own. */
function texts(run: Run, which: "own" | "all" = "all"): string[] {
  const [history, names] = [new History(), new CallbackNames()];
  history.append(run.events);
  names.append(run.events);
  const { tasks } = history.newest;
  return trackOf(run)[which].flatMap((lane) =>
    lane.starts.map((_, index) => futureText(tasks, lane, index, names.all)),
  );
}

/** Two tasks, of which the first made a future that the second sets. */
const set = (): Run =>
  new Run().spawn(1, "main").spawn(2, "setter").add("future-created", { future: 1, cause: MAIN });

describe("a future", () => {
  it("is pending until it has its result, and says who set it, where, and what came of it", () => {
    const run = set().at(250);
    run.add("future-resolved", { future: 1, outcome: "result", cause: SETTER, line: 7 });
    run.add("callback-scheduled", { callback: 1, cause: SETTER, what: "show" });
    run.add("callback-scheduled", { callback: 2, cause: SETTER });
    run.wake(1, SETTER).end(2);
    expect(texts(run)).toEqual([
      "Future 1 was pending for 250 ms: made by main.",
      "Future 1 got its result at 250 ms by setter at line 7; right after that main became ready, and " +
        "callback show() and callback 2 were scheduled.",
    ]);
  });

  it("may be pending still, fail or be cancelled", () => {
    const run = set();
    for (const future of [2, 3]) run.add("future-created", { future, cause: OUTSIDE });
    run.at(5).add("future-resolved", { future: 2, outcome: "error", cause: OUTSIDE });
    run.add("future-resolved", { future: 3, outcome: "cancelled", cause: MAIN });
    expect(texts(run)).toEqual([
      "Future 1 is pending since 0 s: made by main.",
      "Future 2 was pending for 5 ms: made from outside the loop.",
      "Future 2 got an exception at 5 ms from outside the loop.",
      "Future 3 was pending for 5 ms: made from outside the loop.",
      "Future 3 was cancelled at 5 ms by main.",
    ]);
  });

  it("is a lane, from its maker and from who set it", () => {
    const run = set().at(4).add("future-resolved", { future: 1, outcome: "error", cause: SETTER });
    const [lane] = trackOf(run).all;
    expect([lane?.starts, lane?.events, lane?.wakers]).toEqual([
      [0, 4],
      [2, 3],
      [1, 2],
    ]);
    expect([lane?.stretch(0), lane?.stretch(1)]).toEqual(["pending", "failed"]);
  });

  it("keeps when its callbacks ran", () => {
    const run = set().add("future-resolved", { future: 1, outcome: "result", cause: SETTER });
    run.add("callback-scheduled", { callback: 9, cause: SETTER }).at(3);
    expect(trackOf(run).all[0]?.callbacks).toEqual([{ callback: 9, ran: null }]);
    run.add("job-started", { job: "callback", id: 9 });
    expect(trackOf(run).all[0]?.callbacks).toEqual([{ callback: 9, ran: { at: 3, event: 5 } }]);
  });

  it("has nothing to do with what somebody else did, or was done later", () => {
    const run = set().add("future-resolved", { future: 1, outcome: "result", cause: SETTER });
    run.wake(1, MAIN).end(2).wake(2, SETTER);
    expect(trackOf(run).all[0]?.woken).toEqual([]);
  });

  it("is done once, and made once, whatever a file says", () => {
    const run = set().add("future-created", { future: 1, cause: SETTER });
    for (const outcome of ["error", "result"] as const)
      run.add("future-resolved", { future: 1, outcome, cause: MAIN });
    run.add("future-resolved", { future: 99, outcome: "result", cause: MAIN });
    expect(texts(run)).toEqual([
      "Future 1 was pending for 0 s: made by main.",
      "Future 1 got an exception at 0 s by main.",
    ]);
  });
});

describe("a future is a library's", () => {
  const waits = (waiting: string): Run =>
    set().add("job-ended", {
      ...{
        job: "task",
        id: 1,
        outcome: "suspended",
        waiting,
        on: { for: "future", id: 1 },
        line: 3,
        stack: [],
      },
    } as never);

  it("if an engine says what it stands for", () => {
    const run = set().add("future-serves", { future: 1, role: "gather", resource: null, parts: [] });
    expect(trackOf(run).own).toEqual([]);
    expect(texts(run)).toEqual(["Future 1 is pending since 0 s: made by main for the results of all."]);
  });

  it.each(["sleep()", "Queue.put()", "sleep 20 ms"])("if it is waited for by %s", (waiting) => {
    expect(texts(waits(waiting))).toEqual([`Future 1 is pending since 0 s: made by main for ${waiting}.`]);
    expect(trackOf(waits(waiting)).own).toEqual([]);
  });

  it.each(["future-1", "letter"])("and not if it is waited for as %s", (waiting) =>
    expect(trackOf(waits(waiting)).own).toHaveLength(1),
  );
});

it("of too many futures the rest is counted", () => {
  const run = new Run();
  for (let future = 1; future <= MOST_OWN + 5; future += 1)
    run.add("future-created", { future, cause: OUTSIDE });
  expect([trackOf(run).own.length, trackOf(run).without]).toEqual([MOST_OWN, 5]);
  const slept = new Run();
  for (let future = 1; future <= MOST_OWN * 2; future += 1) {
    slept.add("future-created", { future, cause: OUTSIDE });
    slept.add("future-serves", { future, role: "sleep", resource: null, parts: [] });
  }
  slept.add("future-created", { future: 9_999, cause: OUTSIDE });
  const track = trackOf(slept);
  expect([track.own.map(({ future }) => future), track.all.length]).toEqual([[9_999], MOST_OF_LIBRARY + 1]);
  expect(track.without).toBe(MOST_OWN * 2 - MOST_OF_LIBRARY);
});

it("futures are as the fold says", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const fold = new Fold();
      for (const event of events) fold.apply(event);
      const track = new FuturesTrack();
      track.append(events);
      const { futures } = fold.state();
      expect(track.all.map(({ future }) => future).sort()).toEqual(
        [...futures.values()].map(({ id }) => id).sort(),
      );
      for (const { future, outcome, length, starts } of track.all) {
        // A file may make one twice, which then is pending again for the fold.
        if (outcome === null) expect(futures.get(future)?.outcome).toBe(null);
        expect([length, starts.length]).toEqual(outcome === null ? [1, 1] : [2, 2]);
      }
    }),
  );
});

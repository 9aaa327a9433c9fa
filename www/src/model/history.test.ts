import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TraceEvent } from "../protocol/trace";
import { Fold } from "./fold";
import { firstIndex, History } from "./history";
import { beginning, type State } from "./state";
import { anyEvents, OUTSIDE, Run } from "./testing/run";

function replayed(events: readonly TraceEvent[], count: number): State {
  const fold = new Fold();
  for (const event of events.slice(0, count)) fold.apply(event);
  return fold.state();
}

/** So many events of a loop that goes round and round. */
function long(count: number): TraceEvent[] {
  const run = new Run().spawn(1, "main").wake(1);
  for (let at = 0; run.events.length < count; at += 1) run.at(at).start(1).suspend(1, "sleep()").wake(1);
  return run.events.slice(0, count);
}

describe("the state at an event", () => {
  it("is that of replaying all events before it, in whatever order one asks", () => {
    const questions = fc.array(fc.integer({ min: -1, max: 210 }), { maxLength: 20 });
    fc.assert(
      fc.property(anyEvents, questions, (events, asked) => {
        const history = new History();
        history.append(events);
        for (const count of asked) {
          expect(history.at(count)).toEqual(replayed(events, Math.max(0, count)));
        }
      }),
    );
  });

  it("is the same when a run comes in pieces", () => {
    fc.assert(
      fc.property(anyEvents, fc.nat(200), (events, cut) => {
        const history = new History();
        history.append(events.slice(0, cut));
        history.at(cut);
        history.append(events.slice(cut));
        expect(history.at(events.length)).toEqual(replayed(events, events.length));
      }),
    );
  });

  it("is had from the checkpoint before it", () => {
    const events = long(20_000);
    const history = new History();
    history.append(events);
    for (const count of [0, 1, 1_999, 2_000, 2_001, 15_432, 3, 20_000]) {
      expect(history.at(count)).toEqual(replayed(events, count));
    }
  });

  it("begins with nothing", () => {
    expect(new History().at(5)).toEqual(beginning());
  });
});

describe("the events until a time", () => {
  it("are all that fall on it, too", () => {
    const history = new History();
    history.append(new Run().turn(0).at(2).turn(0).turn(0).at(3).add("timer-fired", { timer: 1 }).events);
    expect([-1, 0, 1, 2, 2.5, 3, 9].map((at) => history.eventsUntil(at))).toEqual([0, 1, 1, 3, 3, 4, 4]);
    expect(history.end).toBe(3);
  });
});

it("an event of a task that never was changes nothing", () => {
  const history = new History();
  history.append(new Run().wake(9).start(9).end(9).add("task-renamed", { task: 9, name: "x" }).events);
  history.append(new Run().add("future-resolved", { future: 9, outcome: "result", cause: OUTSIDE }).events);
  const { tasks, futures, ready, running } = history.at(5);
  expect([tasks.size, futures.size, ready, running]).toEqual([0, 0, [], []]);
});

it("the first index", () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(50), (length, from) => {
      expect(firstIndex(length, (index) => index >= from)).toBe(Math.min(length, from));
    }),
  );
});

/** Traces that contradict themselves, as a file may: whatever is rebuilt of them ends, and breaks nothing. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TraceEvent } from "../protocol/trace";
import { Advisor } from "./advice/advisor";
import { arrange } from "./arrangement";
import { awaitTree } from "./await-graph";
import { CallbackNames } from "./callback-names";
import { chromeTrace } from "./chrome-trace";
import { History } from "./history";
import { Lanes, MOST_LANES } from "./lanes";
import { momentText } from "./moment-words";
import { PastWaits } from "./past-waits";
import { phaseOf } from "./phase";
import { standingAt } from "./standing";
import { liveTasks } from "./state";
import { alarmAt } from "./stuck-words";
import { anyEvents, Run } from "./testing/run";
import { eventText, phaseText } from "./words";

function rebuilt(events: readonly TraceEvent[]): {
  history: History;
  lanes: Lanes;
  advisor: Advisor;
  waits: PastWaits;
} {
  const history = new History();
  const lanes = new Lanes();
  const advisor = new Advisor();
  history.append(events);
  lanes.append(events);
  advisor.append(events);
  const waits = new PastWaits(history.events, () => history.newest);
  waits.append(events);
  return { history, lanes, advisor, waits };
}

/** So many times something. */
function times(count: number, does: (number: number) => void): void {
  for (let number = 1; number <= count; number += 1) does(number);
}

const MANY = 100_000;

describe("a trace that lies", () => {
  it("is told in words, whatever it says", () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const { history, lanes, advisor, waits } = rebuilt(events);
        const names = new CallbackNames();
        names.append(events);
        const { tasks } = history.newest;
        for (const [number, event] of events.entries()) {
          expect(eventText(tasks, event, names.all, waits.at(number))).not.toBe("");
        }
        for (const lane of lanes.inOrder()) {
          for (let index = 0; index < lane.length; index += 1) {
            const phase = phaseOf(lane, index, history.events);
            const waited = waits.at(lane.events[index] ?? NaN);
            expect(phaseText(tasks, lane.task, phase, history.end, names.all, waited)).not.toBe("");
          }
        }
        for (const { text } of advisor.advice(history, true).first) expect(text).not.toBe("");
        [...chromeTrace(lanes.inOrder(), tasks, history.events, history.end, waits)].join("");
        for (let count = 0; count <= events.length; count += 7) {
          const state = history.at(count);
          standingAt(state);
          const alarm = alarmAt(state, history.events, true);
          momentText(state, names.all, history.newest, alarm);
          awaitTree(state, history.newest);
          expect([...liveTasks(state)].length).toBe(state.live.size);
          expect([...state.futures.values()].filter(({ outcome }) => outcome === null).length).toBe(
            state.pending,
          );
        }
      }),
    );
  });

  it("of tasks that leave the ready queue from its end takes no longer than another", () => {
    const run = new Run();
    times(MANY, (task) => run.wake(task));
    times(MANY, (task) => run.start(MANY + 1 - task));
    expect(rebuilt(run.events).history.newest.ready).toEqual([]);
  });

  it("of a task that is woken again and again stands in the queue once", () => {
    const run = new Run().spawn(1, "main");
    times(MANY, () => run.wake(1));
    expect(rebuilt(run.events).history.newest.ready).toEqual([{ job: "task", id: 1 }]);
  });

  it("of jobs that all run inside one another has no more of them than a stack holds", () => {
    const run = new Run();
    times(MANY, (task) => run.start(task));
    times(MANY, (task) => run.end(task));
    const { history } = rebuilt(run.events);
    expect(history.at(MANY).running).toHaveLength(1_000);
    expect(history.newest.running).toEqual([]);
  });

  it("of tasks that made one another, each the next, is ordered as it says", () => {
    const run = new Run();
    times(MOST_LANES, (task) => run.spawn(task, "t", task - 1));
    const { history, lanes } = rebuilt(run.events);
    const { lanes: shown, folds } = arrange(lanes, history.newest.tasks, {
      hidden: () => false,
      folded: new Set([MOST_LANES - 1]),
      search: "",
    });
    expect(shown).toHaveLength(MOST_LANES - 1);
    expect(folds.get(1)).toEqual({ below: MOST_LANES - 1, folded: false });
  });

  it("of tasks that made one another in a circle, or twice, has each once", () => {
    const run = new Run().spawn(1, "a", 2).spawn(2, "b", 1).spawn(3, "c", 3).spawn(1, "again", 3);
    const { lanes } = rebuilt(run.events);
    expect(lanes.inOrder().map(({ task, parent, depth }) => [task, parent, depth])).toEqual([
      [1, null, 0],
      [2, 1, 1],
      [3, null, 0],
    ]);
  });

  it("of more tasks than anybody looks at counts those without a lane", () => {
    const run = new Run();
    times(MOST_LANES + 5, (task) => run.spawn(task, "t").wake(task));
    const { lanes, history } = rebuilt(run.events);
    expect([lanes.all.size, lanes.without, history.newest.tasks.size]).toEqual([
      MOST_LANES,
      5,
      MOST_LANES + 5,
    ]);
  });

  it("of ids as large as numbers go is as exact as another", () => {
    const large = Number.MAX_SAFE_INTEGER;
    const run = new Run()
      .spawn(large, "large")
      .spawn(large - 1, "other", large)
      .wake(large);
    const { history, lanes } = rebuilt(run.events);
    expect([...history.newest.tasks.keys()]).toEqual([large, large - 1]);
    expect(history.newest.ready).toEqual([{ job: "task", id: large }]);
    expect(lanes.inOrder().map(({ task }) => task)).toEqual([large, large - 1]);
  });
});

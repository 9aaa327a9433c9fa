import { expect, it } from "vitest";
import { CallbackNames } from "./callback-names";
import { OUTSIDE, Run } from "./testing/run";

it("a callback is called what it, or its timer, was said to call", () => {
  const run = new Run().add("callback-scheduled", { callback: 1, what: "show", cause: OUTSIDE });
  run
    .add("timer-armed", { timer: 7, deadline: 5, what: "tick", cause: OUTSIDE })
    .add("timer-fired", { timer: 7 });
  run.add("callback-scheduled", { callback: 2, cause: { by: "timer", id: 7 } });
  run.add("callback-scheduled", { callback: 3, cause: { by: "timer", id: 8 } });
  const names = new CallbackNames();
  names.append(run.events);
  expect([...names.all]).toEqual([
    [1, "show"],
    [2, "tick"],
  ]);
});

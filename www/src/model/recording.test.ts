import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { TraceEvent } from "../protocol/trace";
import { Recording } from "./recording";
import { anyEvents, Run } from "./testing/run";

function recorded(events: readonly TraceEvent[]): Recording {
  const recording = new Recording();
  recording.append(events);
  return recording;
}

it("every event is had again as it was", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const recording = recorded(events);
      expect(recording.length).toBe(events.length);
      expect(recording.slice(0, events.length)).toEqual(events);
      events.forEach((event, index) => expect(recording.timeOf(index)).toBe(event.at));
    }),
  );
});

it("so it is with more of them than a row holds", () => {
  const run = new Run();
  for (let task = 1; task <= 20_000; task += 1) run.at(task / 8).spawn(task, `Task-${task}`, task - 1);
  const recording = recorded(run.events);
  for (let index = 0; index < run.events.length; index += 1) {
    if (index % 997 === 0 || index > 19_990) expect(recording.at(index)).toEqual(run.events[index]);
  }
});

it("where none is there is nothing", () => {
  const recording = recorded(new Run().turn(1).events);
  expect([-1, 1, NaN, Infinity].map((index) => recording.at(index))).toEqual(Array(4).fill(undefined));
});

it("texts are kept as they can be shown", () => {
  const bidi = "a\u202eb\u2066c\n\u0000</script>\u{1f40d}";
  const [first, second] = recorded(new Run().spawn(1, bidi).spawn(2, "x".repeat(1e6)).events).slice(0, 2);
  expect(first).toMatchObject({ name: "a\ufffdb\ufffdc\ufffd\ufffd</script>\u{1f40d}" });
  expect(second).toMatchObject({ name: `${"x".repeat(1_000)}…` });
});

it("equal stacks are one, and keep nothing but their calls", () => {
  const ended = (stack: object[]): TraceEvent =>
    ({
      kind: "job-ended",
      at: 0,
      turn: 0,
      job: "task",
      id: 1,
      outcome: "suspended",
      waiting: null,
      on: null,
      line: null,
      stack,
    }) as unknown as TraceEvent;
  const call = { function: "f", file: "main.py", line: 1 };
  const recording = recorded([ended([{ ...call, more: 1 }]), ended([call]), ended([])]);
  const stacks = recording.slice(0, 3).map((event) => (event.kind === "job-ended" ? event.stack : null));
  expect(stacks).toEqual([[call], [call], []]);
  expect(stacks[0]).toBe(stacks[1]);
});

it("fields that no event has are not kept", () => {
  const [event] = new Run().wake(1).events;
  const more = JSON.parse(`{"__proto__": {"polluted": 1}, "constructor": 2}`) as object;
  const recording = recorded([{ ...event, ...more } as TraceEvent]);
  expect(recording.at(0)).toEqual(event);
  expect(Object.keys(recording.at(0) ?? {})).toEqual(Object.keys(event ?? {}));
});

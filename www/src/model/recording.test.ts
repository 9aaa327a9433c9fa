import * as fc from "fast-check";
import { expect, it } from "vitest";
import { decodeTrace } from "../protocol/decode-trace";
import { anyBatch } from "../protocol/testing/batches";
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

it("events that came as numbers are the same as those that came as objects, in whatever order they came", () => {
  const asNumbers = fc.array(fc.tuple(anyBatch, fc.boolean()), { maxLength: 6 });
  fc.assert(
    fc.property(asNumbers, (batches) => {
      const [mixed, written] = [new Recording(), new Recording()];
      for (const [batch, isWritten] of batches) {
        const rows = decodeTrace({ ...batch });
        if (isWritten) mixed.append(rows.events());
        else mixed.add(rows);
        written.append(rows.events());
      }
      const { length } = written;
      expect(mixed.length).toBe(length);
      expect(mixed.slice(0, length)).toEqual(written.slice(0, length));
      // From the end, and from both ends in turn.
      for (let index = length - 1; index >= 0; index -= 1) {
        for (const each of [index, length - 1 - index]) {
          expect(mixed.at(each)).toEqual(written.at(each));
          expect(mixed.timeOf(each)).toBe(written.timeOf(each));
        }
      }
      expect([mixed.at(length), mixed.at(-1)]).toEqual([undefined, undefined]);
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

it("so are those of events that came as numbers", () => {
  const strings = ["a\u202eb", "main\u0007.py", "x".repeat(1e6)];
  const place = [15, 1, 1, 1, 1, 2, 4];
  const events = [
    [1, 0, 0, 1, 0, 3, 1],
    [6, 0, 0, 0, 1, 0, 6, 0, 2],
    [1, 0, 0, 2, 0, 0, 1],
  ];
  const words = [3, events.length, ...place, ...events.flat()];
  const places = [{ name: "c\u2066d", what: "e\nf", stack: [{ function: "g\u200f", file: "h", line: 1 }] }];
  // The place beside the row counts first.
  const rows = decodeTrace({ words: Float64Array.from(words), text: strings.join("\0"), places });
  const recording = new Recording();
  recording.add(rows);
  expect(recording.slice(0, 3)).toMatchObject([
    { name: `${"x".repeat(1_000)}…`, coroutine: "e\ufffdf" },
    { waiting: "a\ufffdb", stack: [{ function: "a\ufffdb", file: "main\ufffd.py", line: 4 }] },
    { name: "c\ufffdd", coroutine: "e\ufffdf" },
  ]);
  expect(rows.events()[0]).toMatchObject({ name: "x".repeat(1e6) });
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

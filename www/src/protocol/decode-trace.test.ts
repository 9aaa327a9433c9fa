import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTrace } from "../../../crate/web/js/trace.js";
import { decodeFromWorker } from "./decode";
import { decodeTraceEvents } from "./decode-events";
import { decodeTrace } from "./decode-trace";
import type { TraceMessage } from "./messages";
import { Malformed } from "./read";
import { anyBatch } from "./testing/batches";
import type { TraceEvent, TracePlace } from "./trace";

/** One batch with every kind of event: what Rust writes, and is tested to write. */
const BATCH = new URL("../../../crate/interleave/src/trace/words/every-event.json", import.meta.url);

function message(words: Iterable<number>, strings: string[] = [], places: TracePlace[] = []): TraceMessage {
  return { kind: "trace", words: Float64Array.from(words), text: strings.join("\0"), places, dropped: 0 };
}

/** Version, count, and then the events. */
function batch(count: number, ...words: number[]): number[] {
  return [3, count, ...words];
}

function everyEvent(): TraceMessage {
  const { words, strings } = JSON.parse(readFileSync(BATCH, "utf8")) as {
    words: number[];
    strings: string[];
  };
  return message(words, strings);
}

/** What the page reads of it: the events as objects. */
function heard(message: TraceMessage): { events: readonly TraceEvent[]; dropped: number } {
  const heard = decodeFromWorker(message);
  if (heard.kind !== "trace") throw new Error(JSON.stringify(heard));
  return { events: heard.rows.events(), dropped: heard.dropped };
}

const outside = { by: "outside" };
const stack = [
  { function: "main.<locals>.é", file: "main.py", line: 12 },
  { function: "Queue.get", file: "asyncio/queues.py", line: 186 },
];
const task1 = { job: "task", id: 1 };
const ended = { kind: "job-ended", ...task1, waiting: null, on: null, line: null, stack: [] };

const EVENTS = [
  { kind: "turn-started", jobs: 3 },
  { kind: "task-spawned", task: 1, parent: null, name: "task-1", coroutine: null, line: null },
  { kind: "task-spawned", task: 2, parent: 1, name: "<b>name</b>", coroutine: "fetch", line: 7 },
  { kind: "task-renamed", task: 2, name: "\u{1f40d}" },
  { kind: "task-woken", task: 2, cause: outside },
  { kind: "cancel-requested", task: 2, cause: { by: "task", id: 1 }, line: 9 },
  { kind: "callback-scheduled", callback: 4, cause: { by: "timer", id: 5 }, what: "show", line: 10 },
  { kind: "callback-cancelled", callback: 4, cause: { by: "callback", id: 3 } },
  { kind: "job-started", ...task1 },
  { kind: "job-started", job: "callback", id: 4 },
  { ...ended, outcome: "suspended", waiting: "Queue.get()", on: { for: "turn" }, line: 12, stack },
  { ...ended, outcome: "suspended", waiting: "timer-5", on: { for: "timer", id: 5 } },
  { ...ended, outcome: "suspended", waiting: "Queue.get()", on: { for: "future", id: 6 }, line: 12, stack },
  { ...ended, outcome: "suspended", waiting: "task-2", on: { for: "task", id: 2 } },
  { ...ended, outcome: "suspended", waiting: "several things", on: { for: "several" } },
  { ...ended, outcome: "suspended", waiting: "something of its own", on: { for: "other" } },
  { ...ended, outcome: "finished" },
  { ...ended, job: "callback", id: 4, outcome: "failed" },
  { ...ended, outcome: "cancelled" },
  { kind: "future-created", future: 6, cause: outside },
  { kind: "future-resolved", future: 6, outcome: "result", cause: outside, line: null },
  { kind: "future-resolved", future: 7, outcome: "error", cause: outside, line: 11 },
  { kind: "future-resolved", future: 8, outcome: "cancelled", cause: { by: "task", id: 1 }, line: null },
  { kind: "timer-armed", timer: 5, deadline: 2000, cause: { by: "task", id: 1 }, what: "tick", line: 12 },
  { kind: "timer-fired", timer: 5 },
  { kind: "timer-cancelled", timer: 6, cause: outside },
  { kind: "text-written", stream: "stderr", end: 17, cause: { by: "task", id: 1 } },
  { kind: "line-reached", line: 7, function: 3, cause: { by: "task", id: 1 } },
  { kind: "loop-blocked", job: "callback", id: 4, duration: 62.5 },
  { kind: "future-serves", future: 9, role: "queue-get", resource: 1, parts: [] },
  {
    kind: "future-serves",
    future: 10,
    role: "gather",
    resource: null,
    parts: [
      { what: "task", id: 2 },
      { what: "future", id: 9 },
      { what: "timer", id: 5 },
    ],
  },
  {
    kind: "resource-acquired",
    resource: 2,
    role: "lock",
    holder: 1,
    cause: { by: "task", id: 1 },
    line: 13,
  },
  { kind: "resource-released", resource: 3, role: "semaphore", holder: null, cause: outside, line: null },
  { kind: "mistake-found", mistake: "never-awaited", task: null, future: null, what: "fetch", line: 14 },
  { kind: "mistake-found", mistake: "never-retrieved", task: null, future: 7, what: null, line: null },
  { kind: "mistake-found", mistake: "destroyed-pending", task: 2, future: null, what: null, line: null },
].map((event, n) => ({ ...event, at: n * 1.5, turn: Math.floor(n / 4) }));

describe("a batch", () => {
  it("of every kind of event is read as Rust wrote it", () => {
    expect(heard(everyEvent())).toEqual({ events: EVENTS, dropped: 0 });
  });

  it("of nothing only counts", () => {
    const counts = { ...message([]), dropped: 7 };
    expect(heard(counts)).toEqual({ events: [], dropped: 7 });
  });

  it("may have places beside it, which count first", () => {
    const words = batch(2, 15, 1, 9, 0, 6, 0, 1, 0, 2, 0, 3, 8, 2, 1, 0, 1, 7, 0, 0, 1);
    const places = [{ name: "worker", line: 3 }];
    expect(heard(message(words, ["get()"], places))).toMatchObject({
      events: [
        { kind: "job-ended", waiting: "get()", line: 9, stack: [] },
        { kind: "task-spawned", name: "worker", coroutine: null, line: 3 },
      ],
    });
    expect(places).toHaveLength(1);
  });

  it.each([
    [{ words: [1, 0] }, '"words" is not a row of numbers'],
    [{ text: 1 }, '"text" is not a string'],
    [{ places: [null] }, '"places" are not all places'],
    [{ dropped: -1 }, '"dropped" is not a count'],
    [message([2, 0]), "a trace of version 2"],
    [message([3]), "0 events instead of undefined"],
    [message(batch(2, 10, 0, 0, 1)), "1 events instead of 2"],
    [message(batch(1, 99, 0, 0, 1)), "no event has the code 99"],
    [
      message(batch(1, 17, 0, 0, 1, 99, 0, 0)),
      '"role" is none of lock, semaphore, event, condition, barrier, queue-get, queue-put, queue-join, gather, group, wait, shield, outside, sleep',
    ],
    [message(batch(1, 17, 0, 0, 1, 9, 0, 3, 1)), "1 parts instead of 3"],
    [message(batch(1, 17, 0, 0, 1, 9, 0, 1, 3, 1)), '"what" is none of future, task, timer'],
    [
      message(batch(1, 22, 0, 0, 9, 0, 0, 0)),
      '"mistake" is none of never-awaited, never-retrieved, destroyed-pending',
    ],
    [message(batch(1, -1, 0, 0, 1)), "no event has the code -1"],
    [message(batch(1, NaN, 0, 0, 1)), "no event has the code NaN"],
    [message(batch(1, 10, NaN, 0, 1)), '"at" is not a finite number'],
    [message(batch(1, 10, 0, 0.5, 1)), '"turn" is not a count'],
    [message(batch(1, 10, 0, 0, -1)), '"timer" is not a count'],
    [message(batch(1, 2, 0, 0, 1, 4, 1)), '"by" is none of outside, task, callback, timer'],
    [message(batch(1, 5, 0, 0, 2, 1)), '"job" is none of task, callback'],
    [message(batch(1, 14, 0, 0, 1, 2)), '"name" is not a string'],
    [message(batch(1, 8, 0, 0, 1, 9, 0, 0, 0)), '"outcome" is none of cancelled, result, error'],
    [message(batch(1, 21, 0, 0, 1.5, 0, 0, 0)), '"line" is not a count'],
    [message(batch(1, 15, 0, 0, 1, 0, 0, 0, 6, 0, 0, 0, 1, 0, 1, 0, 1)), '"function" is not a string'],
    [message(batch(1, 6, 0, 0, 0, 1, 0, 1, 0, 1), [], [{ line: 0.5 }]), '"line" is not a count'],
  ])("that is malformed is a fault: %j", (fields, reason) => {
    expect(decodeFromWorker({ ...message([3, 0]), ...fields })).toEqual({
      kind: "fault",
      message: `The engine sent a message that makes no sense: ${reason}.`,
    });
  });

  it("whose place claims to have calls without end ends where its numbers do", () => {
    const words = batch(0, 15, 0, 0, 1e300, 1, 1, 1);
    expect(heard(message(words, ["f"]))).toEqual({ events: [], dropped: 0 });
  });

  it("that is cut off anywhere is a fault", () => {
    const whole = everyEvent();
    for (let length = 1; length < whole.words.length; length += 1) {
      const cut = { ...whole, words: whole.words.slice(0, length) };
      expect(decodeFromWorker(cut).kind, `after ${length} numbers`).toBe("fault");
    }
  });
});

describe("any batch", () => {
  it("has the events that crate/web's own reader finds in it, in whatever order one asks", () => {
    fc.assert(
      fc.property(anyBatch, (batch) => {
        const rows = decodeTrace({ ...batch });
        const events = readTrace(batch) as TraceEvent[];
        expect(rows.events()).toEqual(events);
        const reader = rows.reader({ text: (text) => text, stack: (stack) => stack });
        for (let index = events.length - 1; index >= 0; index -= 1) {
          expect(reader.at(index)).toEqual(events[index]);
          expect(rows.timeAt(index)).toBe(events[index]?.at);
        }
      }),
    );
  });

  it("in which any number is another is refused, or has events that are ones", () => {
    const other = fc.oneof(
      fc.integer({ min: -2, max: 25 }),
      fc.constantFrom(NaN, Infinity, -0, 0.5, 2 ** 32, Number.MAX_SAFE_INTEGER + 1, -1e300),
    );
    fc.assert(
      fc.property(anyBatch, fc.nat(), other, (batch, index, number) => {
        batch.words[index % batch.words.length] = number;
        let rows;
        try {
          rows = decodeTrace({ ...batch });
        } catch (error) {
          expect(error).toBeInstanceOf(Malformed);
          return;
        }
        expect(decodeTraceEvents(rows.events())).toHaveLength(rows.length);
      }),
      { numRuns: 1_000 },
    );
  });

  it("may be cut to its first events", () => {
    fc.assert(
      fc.property(anyBatch, fc.integer({ min: -1, max: 70 }), (batch, count) => {
        const rows = decodeTrace({ ...batch });
        expect(rows.first(count).events()).toEqual(rows.events().slice(0, Math.max(0, count)));
      }),
    );
  });

  it("that its sender could change later is refused", () => {
    const words = new Float64Array(new SharedArrayBuffer(16));
    words.set([3, 0]);
    expect(() => decodeTrace({ words, text: "", places: [] })).toThrow('"words" is not a row of numbers');
  });
});

describe("an event", () => {
  it.each(EVENTS.map((event) => [event]))(
    "passes whole, and with any field missing not at all: %j",
    (event) => {
      expect(decodeTraceEvents([event])).toEqual([event]);
      for (const name of Object.keys(event)) {
        const { [name]: _, ...rest } = event as Record<string, unknown>;
        expect(() => decodeTraceEvents([rest]), `without ${name}`).toThrow();
      }
    },
  );
});

import { describe, expect, it } from "vitest";
import { MOST_EVENTS, type TraceEvent } from "../protocol/trace";
import { NoTrace, TraceReader, writeTrace } from "./trace-file";
import { Run } from "./testing/run";

/** A file with these events. */
function written(events: readonly TraceEvent[]): string {
  return [...writeTrace(events)].join("");
}

/** What stands in a file that comes in pieces of so many characters. */
function read(text: string, length = 1_000_000): TraceEvent[] {
  const reader = new TraceReader();
  for (let at = 0; at < text.length; at += length) reader.push(text.slice(at, at + length));
  reader.end();
  return reader.recording.slice(0, reader.recording.length);
}

function whyNot(text: string, length?: number): string {
  try {
    read(text, length);
  } catch (error) {
    if (error instanceof NoTrace) return error.message;
    throw error;
  }
  return "";
}

const EVENTS = new Run()
  .spawn(1, 'a "name" }{][, \\" </script> \u{1f40d}')
  .wake(1)
  .turn(1)
  .start(1)
  .at(0.25)
  .end(1).events;
const FILE = written(EVENTS);
const NOT_OURS = "This file is no trace of Interleave. Open one that was saved here.";

describe("a file", () => {
  it("gives what was written, wherever it is cut into pieces", () => {
    expect(read(written([]))).toEqual([]);
    for (let length = 1; length <= FILE.length; length += 1) expect(read(FILE, length)).toEqual(EVENTS);
  });

  it("may have been written by another program", () => {
    expect(read(JSON.stringify(JSON.parse(FILE)))).toEqual(EVENTS);
    expect(read(JSON.stringify(JSON.parse(FILE), null, 4), 7)).toEqual(EVENTS);
  });

  it.each([
    ["", NOT_OURS],
    ["not JSON", NOT_OURS],
    ["[1]", NOT_OURS],
    ["null", NOT_OURS],
    ['{"events":[]}', NOT_OURS],
    ['{"kind":"interleave-trace","version":1}', NOT_OURS],
    [" ".repeat(20_000), NOT_OURS],
    [
      '{"kind":"interleave-trace","version":1,"events":[]}',
      "This trace is of version 1, and this page reads",
    ],
    ['{"kind":"interleave-trace","events":[]}', "This trace is of version undefined, and this page reads"],
  ])("that is something else says so: %j", (text, why) => {
    expect(whyNot(text)).toContain(why);
    expect(whyNot(text, 3)).toContain(why);
  });

  it("that is cut off anywhere says so", () => {
    for (let length = 0; length < FILE.trimEnd().length; length += 1) {
      const why = whyNot(FILE.slice(0, length));
      expect(
        why === NOT_OURS || /^This trace is cut off after \d events/.test(why),
        `${length}: ${why}`,
      ).toBe(true);
    }
    expect(whyNot(FILE.slice(0, -4))).toBe(
      "This trace is cut off after 5 events: the file is not complete. Save it again.",
    );
  });

  it("holds no more than a page bears, and counts the rest", () => {
    const [, event = "", ...rest] = written(new Run().wake(1).wake(1).events).split("\n");
    const reader = new TraceReader();
    reader.push(written([]).split("\n")[0] ?? "");
    for (let n = 0; n < MOST_EVENTS / 1_000; n += 1) reader.push(event.repeat(1_000));
    reader.push(`${event}${rest.join("")}`);
    reader.end();
    expect([reader.recording.length, reader.dropped]).toEqual([MOST_EVENTS, 2]);
    // A million events are read, on a machine that may be busy.
  }, 120_000);
});

describe("a file that lies", () => {
  /** The same file with something else in it. */
  const changed = (from: string, to: string): string => {
    expect(FILE).toContain(from);
    return FILE.replace(from, to);
  };

  it.each([
    [changed('"kind":"job-started"', '"kind":"x"'), "event 4: a trace event of an unknown kind"],
    [changed('"kind":"job-started"', '"kind":"__proto__"'), "event 4: a trace event of an unknown kind"],
    [changed('"task":1', '"task":"1"'), 'event 1: "task" is not a count'],
    [changed('"task":1', '"task":-1'), 'event 1: "task" is not a count'],
    [changed('"task":1', '"task":9007199254740992'), 'event 1: "task" is not a count'],
    [changed('"parent":null', '"parent":1e300'), 'event 1: "parent" is not a count'],
    [changed('"jobs":1', '"jobs":1e999'), 'event 3: "jobs" is not a count'],
    [changed('"at":0.25', '"at":-1'), "event 5: it comes before the one before it"],
    [changed('"at":0,', '"at":-1,'), "event 1: it comes before the one before it"],
    [changed('"at":0.25', '"at":1e999'), 'event 5: "at" is not a finite number'],
    [changed('"at":0.25', '"at":NaN'), "event 5 is not JSON"],
    [changed('"at":0.25', '"at":null'), 'event 5: "at" is not a finite number'],
    [changed("\n]}", "],1]}"), "something stands behind its events"],
    [changed("\n]}", "]}{}"), "something stands behind its events"],
    [changed("\n]}", "3]}"), "event 6 is none"],
    [changed('{"kind":"task-woken"', '[{"kind":"task-woken"'), "event 2 is none"],
    [
      changed('"stack":[]', `"stack":${"[".repeat(9_000)}${"]".repeat(9_000)}`),
      'event 5: "stack" holds something',
    ],
    [changed('"name":"', `"name":"${"x".repeat(2_000_000)}`), "its event 1 is too long"],
  ])("is damaged, and says where (%#)", (text, why) => {
    expect(whyNot(text)).toContain(`This trace is damaged: ${why}`);
    expect(whyNot(text, 1_000)).toContain(`This trace is damaged: ${why}`);
  });

  it("brings nothing in beside the fields of its events", () => {
    const [event] = read(changed('"jobs":1', '"jobs":1,"__proto__":{"polluted":1},"toString":2')).slice(2);
    expect(event).toEqual(EVENTS[2]);
    expect(Object.keys(event ?? {})).toEqual(["kind", "at", "turn", "jobs"]);
    expect(({} as Record<string, unknown>)["polluted"]).toBe(undefined);
  });
});

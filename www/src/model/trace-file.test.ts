import { expect, it } from "vitest";
import type { TraceEvent } from "../protocol/trace";
import { NoTrace, readTraceFile, writeTrace } from "./trace-file";
import { Run } from "./testing/run";

/** A file with these events. */
function written(events: readonly TraceEvent[]): string {
  return [...writeTrace(events)].join("");
}

const EVENTS = new Run()
  .spawn(1, 'a "name" \u2028 </script>')
  .wake(1)
  .turn(1)
  .start(1)
  .at(0.25)
  .end(1).events;

it("what is written is read", () => {
  expect(readTraceFile(written(EVENTS))).toEqual(EVENTS);
  expect(readTraceFile(written([]))).toEqual([]);
});

it.each([
  ["", "it is not JSON"],
  ["[1]", "no trace of Interleave"],
  ["null", "no trace of Interleave"],
  ['{"kind":"interleave-trace","version":1}', "no trace of Interleave"],
  ['{"kind":"interleave-trace","version":1,"events":[]}', "of version 1"],
  [written([{ kind: "nonsense" } as unknown as TraceEvent]), "damaged: a trace event of an unknown kind"],
  [written(EVENTS).replace('"task":1', '"task":"1"'), 'damaged: "task" is not a count'],
])("%j is none", (text, why) => {
  expect(() => readTraceFile(text)).toThrow(NoTrace);
  expect(() => readTraceFile(text)).toThrow(why);
});

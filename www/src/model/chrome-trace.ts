/**
 * A run in the trace-event format that Perfetto and the browsers' developer tools open: a thread a task.
 * https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU, "Trace Event Format". Knows lanes
 * and words; knows no page.
 */
import { words as phases } from "../words/phases";
import type { Lane } from "./lanes";
import { phaseOf } from "./phase";
import type { TraceEvents } from "./recording";
import { hasEnded } from "./state";
import { fullTaskName, type Tasks } from "./task-names";
import type { Waits } from "./waits";
import { phaseText } from "./words";

/** Complete events, metadata and instants, as the format names them. */
interface ChromeEvent {
  readonly ph: "X" | "M" | "i";
  readonly name: string;
  readonly pid: 1;
  readonly tid: number;
  /** In microseconds. */
  readonly ts?: number;
  readonly dur?: number;
  readonly s?: "t";
  readonly args?: Readonly<Record<string, unknown>>;
}

/** In pieces, one a lane, for whoever does not want to write all of it in one go. */
export function* chromeTrace(
  lanes: readonly Lane[],
  tasks: Tasks,
  events: TraceEvents,
  end: number,
  waits: Waits,
): Generator<string> {
  yield '{"displayTimeUnit":"ms","traceEvents":[\n';
  for (const [row, lane] of lanes.entries()) {
    const written = ofLane(lane, row, { tasks, events, end, waits }).map((event) => JSON.stringify(event));
    yield `${written.join(",\n")}${row < lanes.length - 1 ? "," : ""}\n`;
  }
  yield "]}\n";
}

interface Around {
  readonly tasks: Tasks;
  readonly events: TraceEvents;
  readonly end: number;
  readonly waits: Waits;
}

function ofLane(lane: Lane, row: number, { tasks, events, end, waits }: Around): ChromeEvent[] {
  const tid = lane.task;
  const name = fullTaskName(tasks, tid);
  const all: ChromeEvent[] = [
    { ph: "M", name: "thread_name", pid: 1, tid, args: { name } },
    { ph: "M", name: "thread_sort_index", pid: 1, tid, args: { sort_index: row } },
  ];
  for (let index = 0; index < lane.length; index += 1) {
    const phase = phaseOf(lane, index, events);
    const until = lane.starts[index + 1] ?? end;
    const ts = phase.since * 1_000;
    const waited = waits.at(lane.events[index] ?? NaN);
    const args = { what: phaseText(tasks, tid, phase, until, undefined, waited) };
    if (hasEnded(phase)) {
      all.push({ ph: "i", name: phases.names[phase.is], pid: 1, tid, ts, s: "t", args });
    } else {
      const what = waited?.labels[0] ?? phases.names[phase.is];
      all.push({ ph: "X", name: what, pid: 1, tid, ts, dur: (until - phase.since) * 1_000, args });
    }
  }
  return all;
}

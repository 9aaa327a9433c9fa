/**
 * What a run was: for a picture of it, which has a name and is told to those who do not see it. Knows lanes; none of the
 * words (words/run.ts).
 */
import { words as lists } from "../words/lists";
import { words } from "../words/run";
import { FutureLane } from "./futures-track";
import { futureText } from "./future-words";
import type { History } from "./history";
import type { Lane } from "./lanes";
import { phaseOf } from "./phase";
import type { TraceEvents } from "./recording";
import type { Waits } from "./waits";
import { phaseText, type Callbacks, type Tasks } from "./words";

/** Among more tasks than these, the rest is counted. */
const MOST = 30;

export interface RunText {
  readonly title: string;
  readonly description: string;
}

export function runTitle(lanes: number, length: number): string {
  return words.timeline(lanes, length);
}

/** How many of these lanes are of tasks. */
export function countTasks(lanes: readonly Lane[]): number {
  return lanes.reduce((count, lane) => count + (lane instanceof FutureLane ? 0 : 1), 0);
}

/** What a task or a future did in one stretch of its lane: a sentence. */
export function stretchText(
  tasks: Tasks,
  lane: Lane,
  index: number,
  events: TraceEvents,
  waits: Waits,
  callbacks?: Callbacks,
): string {
  if (lane instanceof FutureLane) return futureText(tasks, lane, index, callbacks);
  const until = lane.starts[index + 1] ?? null;
  const waited = waits.at(lane.events[index] ?? NaN);
  return phaseText(tasks, lane.task, phaseOf(lane, index, events), until, callbacks, waited);
}

/** How each task or future that has a lane ended, or what it does still: a sentence each. */
export function runText(
  tasks: Tasks,
  lanes: readonly Lane[],
  { events, end }: Pick<History, "events" | "end">,
  waits: Waits,
): RunText {
  const sentences = lanes
    .slice(0, MOST)
    .map((lane) => stretchText(tasks, lane, lane.length - 1, events, waits));
  const rest = lanes.length - sentences.length;
  if (rest > 0) sentences.push(words.more(rest));
  return { title: runTitle(countTasks(lanes), end), description: lists.sentences(sentences) };
}

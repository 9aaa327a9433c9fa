/**
 * Which lines of the program tasks stand at, at one moment, and which one runs. Knows states; knows no editor but the
 * shape of a pointer.
 */
import { standingAt } from "../model/standing";
import { waitingTasks, type State } from "../model/state";
import { causeText, taskName, type Callbacks } from "../model/words";
import { words } from "../words/pointers";
import type { Pointer } from "../editor/editor";

/** So many names are told of a line at which more tasks wait. */
const NAMED = 5;

export function pointersAt(state: State, chosen: number | null, callbacks?: Callbacks): Pointer[] {
  const waiting = new Map<number, string[]>();
  for (const { id, phase } of waitingTasks(state)) {
    if (phase.line === null) continue;
    const names = waiting.get(phase.line);
    const name = taskName(state.tasks, id);
    if (names === undefined) waiting.set(phase.line, [name]);
    else names.push(name);
  }
  const pointers: Pointer[] = [...waiting].map(([line, names]) => {
    return { line, kind: "waits", count: names.length, title: words.waits(some(names)) };
  });
  const standing = standingAt(state);
  if (standing !== null) {
    const { line, by } = standing;
    const who = by.by === "outside" ? words.program : causeText(state.tasks, by, callbacks);
    const others = waiting.get(line);
    const title = others === undefined ? words.runs(who) : words.runsBeside(who, some(others));
    pointers.push({ line, kind: "runs", count: others?.length ?? 0, title });
  }
  if (chosen !== null) pointers.push({ line: chosen, kind: "chosen", count: 0, title: "" });
  // One sign beside a line: where something runs, it speaks for those that wait there, too.
  return pointers.filter(({ line, kind }) => kind !== "waits" || line !== standing?.line);
}

function some(names: readonly string[]): Parameters<typeof words.waits>[0] {
  return { names: names.slice(0, NAMED), more: Math.max(names.length - NAMED, 0) };
}

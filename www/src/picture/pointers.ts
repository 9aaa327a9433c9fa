/**
 * Which lines of the program tasks stand at, at one moment, and which one runs. Knows states; knows no editor but the
 * shape of a pointer.
 */
import { standingAt } from "../model/standing";
import { waitingTasks, type State } from "../model/state";
import { causeText, taskName, type Callbacks } from "../model/words";
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
    return { line, kind: "waits", count: names.length, title: waitText(names) };
  });
  const standing = standingAt(state);
  if (standing !== null) {
    const { line, by } = standing;
    const who = by.by === "outside" ? "the program" : causeText(state.tasks, by, callbacks);
    const others = waiting.get(line);
    const rest = others === undefined ? "" : `; ${waitText(others)}`;
    pointers.push({ line, kind: "runs", count: others?.length ?? 0, title: `${who} is at this line${rest}` });
  }
  if (chosen !== null) pointers.push({ line: chosen, kind: "chosen", count: 0, title: "" });
  // One sign beside a line: where something runs, it speaks for those that wait there, too.
  return pointers.filter(({ line, kind }) => kind !== "waits" || line !== standing?.line);
}

function waitText(names: readonly string[]): string {
  const some = names.slice(0, NAMED).join(", ");
  const rest = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
  return `${some}${rest} ${names.length === 1 ? "waits" : "wait"} at this line`;
}

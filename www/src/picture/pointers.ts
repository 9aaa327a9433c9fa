/** Which lines of the program tasks stand at, at one moment. Knows states; knows no editor but the shape of a pointer. */
import { liveTasks, type State } from "../model/state";
import { taskName } from "../model/words";
import type { Pointer } from "../editor/editor";

/** So many names are told of a line at which more tasks wait. */
const NAMED = 5;

export function pointersAt(state: State, chosen: number | null): Pointer[] {
  const waiting = new Map<number, string[]>();
  for (const { id, phase } of liveTasks(state)) {
    if (phase.is !== "suspended" || phase.line === null) continue;
    const names = waiting.get(phase.line);
    const name = taskName(state.tasks, id);
    if (names === undefined) waiting.set(phase.line, [name]);
    else names.push(name);
  }
  const pointers: Pointer[] = [...waiting].map(([line, names]) => {
    const some = names.slice(0, NAMED).join(", ");
    const rest = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
    const verb = names.length === 1 ? "waits" : "wait";
    return { line, kind: "waits", count: names.length, title: `${some}${rest} ${verb} at this line` };
  });
  if (chosen !== null) pointers.push({ line: chosen, kind: "chosen", count: 0, title: "" });
  return pointers;
}

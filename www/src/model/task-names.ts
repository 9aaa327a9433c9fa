/** What tasks, and what futures are made of, are called. Knows names; no events. */
import type { Part } from "../protocol/trace";
import { words } from "../words/tasks";
import type { TaskState } from "./state";

/** What a task is called, if there is such a task. */
export type Tasks = ReadonlyMap<number, Pick<TaskState, "name" | "coroutine">>;

/** The names that asyncio and the runtime give to tasks that were given none. */
const NUMBERED = /^task-\d+$/i;

/** What a person calls a task: its own name, or else the function that it runs. */
export function taskName(tasks: Tasks, id: number): string {
  const task = tasks.get(id);
  if (task === undefined) return words.task(id);
  return NUMBERED.test(task.name) && task.coroutine !== null ? task.coroutine : task.name;
}

/** The rest of what it is called: the function of a task with a name, the number of one without. */
export function taskDetail(tasks: Tasks, id: number): string {
  const task = tasks.get(id);
  if (task === undefined || task.coroutine === null || task.coroutine === task.name) return "";
  return NUMBERED.test(task.name) ? task.name : `${task.coroutine}()`;
}

/** Both. */
export function fullTaskName(tasks: Tasks, id: number): string {
  const [name, detail] = [taskName(tasks, id), taskDetail(tasks, id)];
  return detail === "" ? name : words.withDetail(name, detail);
}

/** Whether somebody gave it a name, which is another one than that of its function. */
export function hasOwnName({ name, coroutine }: Pick<TaskState, "name" | "coroutine">): boolean {
  return name !== coroutine && !NUMBERED.test(name);
}

/** Among more than these, the rest is counted. */
const MOST = 3;

export function partName(tasks: Tasks, { what, id }: Part): string {
  return what === "task" ? taskName(tasks, id) : words[what](id);
}

/** The names of some of these, and how many more there are. */
export function partNames(
  tasks: Tasks,
  parts: readonly Part[],
): { readonly names: readonly string[]; readonly beyond: number } {
  const names = parts.slice(0, MOST).map((part) => partName(tasks, part));
  return { names, beyond: parts.length - names.length };
}

/** In a label no name is longer, in characters. */
const LONGEST = 22;
/** Of the end of a name so much is kept, for there numbers stand. */
const END = 6;

/** A name that fits into a label. */
export function shortName(name: string): string {
  const letters = [...name];
  if (letters.length <= LONGEST) return name;
  return `${letters.slice(0, LONGEST - END - 1).join("")}…${letters.slice(-END).join("")}`;
}

/**
 * Says of tasks that never finished what each waits for and where, in words. Knows tasks and sites; decides
 * nothing.
 */
import type { ProgramError } from "../../protocol/messages";
import type { Task } from "./api";
import type { Site } from "./compile";

/** More than this are counted only. */
const MOST_NAMED = 10;

/** `2 tasks never finished: 'a' waits for queue.get() at line 12; 'b' waits for ...` */
export function neverFinished(tasks: readonly Task[], sites: readonly Site[]): string {
  const count = tasks.length === 1 ? "1 task" : `${tasks.length} tasks`;
  return `${count} never finished: ${list(tasks, sites)}.`;
}

/** The top level waits for what can never come. */
export function deadlock(top: Task, others: readonly Task[], sites: readonly Site[]): ProgramError {
  const also = others.length === 0 ? "" : ` Also waiting: ${list(others, sites)}.`;
  const site = siteOf(top, sites);
  return {
    name: "Deadlock",
    message: `The ${wait(top, sites)}, and nothing is left that could wake it.${also}`,
    line: site?.line ?? null,
    column: site?.column ?? null,
    frames: site === undefined ? [] : [{ name: site.function, line: site.line, column: site.column }],
  };
}

function list(tasks: readonly Task[], sites: readonly Site[]): string {
  let text = "";
  for (let n = 0; n < tasks.length && n < MOST_NAMED; n += 1) {
    const task = tasks[n];
    if (task !== undefined) text += `${n === 0 ? "" : "; "}'${task.name}' ${waitOf(task, sites)}`;
  }
  return tasks.length > MOST_NAMED ? `${text}; and ${tasks.length - MOST_NAMED} more` : text;
}

function wait(task: Task, sites: readonly Site[]): string {
  return `${task.name} ${waitOf(task, sites)}`;
}

/** `waits for queue.get() at line 12` */
export function waitOf(task: Task, sites: readonly Site[]): string {
  const site = siteOf(task, sites);
  const what = task.waitingFor ?? "nothing";
  return `waits for ${what}${site === undefined ? "" : ` at line ${site.line}${ofSnippet(site)}`}`;
}

function ofSnippet({ snippet }: Site): string {
  return snippet === undefined ? "" : ` of ${snippet}`;
}

function siteOf(task: Task, sites: readonly Site[]): Site | undefined {
  return task.site === null ? undefined : sites[task.site];
}

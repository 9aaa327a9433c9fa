/**
 * Says of tasks that never finished what each waits for and where. Knows tasks and sites; decides nothing.
 */
import type { ProgramError } from "../../protocol/messages";
import { words } from "../../words/javascript";
import type { Task } from "./api";
import type { Site } from "./compile";

/** More than this are counted only. */
const MOST_NAMED = 10;

/** As words are made of it. */
type Wait = Parameters<typeof words.deadlock>[1][number];

/** `2 tasks never finished: 'a' waits for queue.get() at line 12; 'b' waits for ...` */
export function neverFinished(tasks: readonly Task[], sites: readonly Site[]): string {
  const named = namedOf(tasks, sites);
  return words.neverFinished(named, tasks.length - named.length);
}

/** The top level waits for what can never come. */
export function deadlock(top: Task, others: readonly Task[], sites: readonly Site[]): ProgramError {
  const site = siteOf(top, sites);
  const named = namedOf(others, sites);
  return {
    name: "Deadlock",
    message: words.deadlock(waitFor(top, sites), named, others.length - named.length),
    line: site?.line ?? null,
    column: site?.column ?? null,
    frames: site === undefined ? [] : [{ name: site.function, line: site.line, column: site.column }],
  };
}

/** `waits for queue.get() at line 12` */
export function waitOf(task: Task, sites: readonly Site[]): string {
  return words.waits(waitFor(task, sites));
}

function namedOf(tasks: readonly Task[], sites: readonly Site[]): readonly Wait[] {
  const named: Wait[] = [];
  for (let n = 0; n < tasks.length && n < MOST_NAMED; n += 1) {
    const task = tasks[n];
    if (task !== undefined) named[named.length] = waitFor(task, sites);
  }
  return named;
}

function waitFor(task: Task, sites: readonly Site[]): Wait {
  const site = siteOf(task, sites);
  return {
    task: task.name,
    what: task.waitingFor ?? null,
    line: site?.line ?? null,
    snippet: site?.snippet ?? null,
  };
}

function siteOf(task: Task, sites: readonly Site[]): Site | undefined {
  return task.site === null ? undefined : sites[task.site];
}

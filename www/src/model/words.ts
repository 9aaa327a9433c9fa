/**
 * What happened, in plain words: the one place where a trace becomes sentences. Knows events and tasks by their names;
 * knows no page. Names are the program's, so what comes out is text, never markup.
 */
import type { Cause, Job, TraceEvent } from "../protocol/trace";
import { timeText } from "./times";
import type { Phase, TaskState } from "./state";

/** What a task is called, if there is such a task. */
export type Tasks = ReadonlyMap<number, Pick<TaskState, "name" | "coroutine">>;

/** The names that asyncio and the runtime give to tasks that were given none. */
const NUMBERED = /^task-\d+$/i;

/** What a person calls a task: its own name, or else the function that it runs. */
export function taskName(tasks: Tasks, id: number): string {
  const task = tasks.get(id);
  if (task === undefined) return `task ${id}`;
  return NUMBERED.test(task.name) && task.coroutine !== null ? task.coroutine : task.name;
}

/** The rest of what it is called: the function of a task with a name, the number of one without. */
export function taskDetail(tasks: Tasks, id: number): string {
  const task = tasks.get(id);
  if (task === undefined || task.coroutine === null || task.coroutine === task.name) return "";
  return NUMBERED.test(task.name) ? task.name : `${task.coroutine}()`;
}

/** Who did something: "main", "a timer". */
export function causeText(tasks: Tasks, cause: Cause): string {
  switch (cause.by) {
    case "task":
      return taskName(tasks, cause.id);
    case "callback":
      return `callback ${cause.id}`;
    case "timer":
      return "a timer";
    case "outside":
      return "outside";
  }
}

function byWhom(tasks: Tasks, cause: Cause): string {
  return cause.by === "outside" ? "from outside the loop" : `by ${causeText(tasks, cause)}`;
}

export function jobName(tasks: Tasks, { job, id }: Job): string {
  return job === "task" ? taskName(tasks, id) : `callback ${id}`;
}

function atLine(line: number | null): string {
  return line === null ? "" : ` at line ${line}`;
}

/** What a task did from then until `until`, or does still where that is null: a sentence. */
export function phaseText(tasks: Tasks, id: number, phase: Phase, until: number | null): string {
  const name = taskName(tasks, id);
  const long = until === null ? "" : ` for ${timeText(until - phase.since)}`;
  switch (phase.is) {
    case "new":
      return `${name} was made at ${timeText(phase.since)} and has not begun.`;
    case "ready":
      return `${name} was ready${long} and waited for its turn: woken ${byWhom(tasks, phase.by)}.`;
    case "running":
      return `${name} ran${long}.`;
    case "suspended": {
      const what = phase.waiting === null ? "for something" : `for ${phase.waiting}`;
      return `${name} waited ${what}${long}${atLine(phase.line)}.`;
    }
    case "finished":
      return `${name} finished at ${timeText(phase.since)}.`;
    case "failed":
      return `${name} failed at ${timeText(phase.since)}.`;
    case "cancelled":
      return `${name} was cancelled at ${timeText(phase.since)}.`;
  }
}

/** What an event says: a sentence. */
export function eventText(tasks: Tasks, event: TraceEvent): string {
  switch (event.kind) {
    case "turn-started":
      return `Turn ${event.turn} begins with ${event.jobs} ${event.jobs === 1 ? "job" : "jobs"} in the ready queue.`;
    case "task-spawned": {
      const maker = event.parent === null ? "" : ` by ${taskName(tasks, event.parent)}`;
      return `${taskName(tasks, event.task)} is made${maker}${atLine(event.line)}.`;
    }
    case "task-renamed":
      return `Task ${event.task} is called ${event.name} now.`;
    case "cancel-requested":
      return `${taskName(tasks, event.task)} is to be cancelled: asked ${byWhom(tasks, event.cause)}.`;
    case "task-woken":
      return `${taskName(tasks, event.task)} is ready: woken ${byWhom(tasks, event.cause)}.`;
    case "callback-scheduled":
      return `Callback ${event.callback} is ready: scheduled ${byWhom(tasks, event.cause)}.`;
    case "callback-cancelled":
      return `Callback ${event.callback} is cancelled ${byWhom(tasks, event.cause)}.`;
    case "job-started":
      return `${capital(jobName(tasks, event))} runs.`;
    case "job-ended":
      return endText(tasks, event);
    case "future-created":
      return `Future ${event.future} is made ${byWhom(tasks, event.cause)}.`;
    case "future-resolved": {
      const outcome = { result: "gets its result", error: "gets an exception", cancelled: "is cancelled" };
      return `Future ${event.future} ${outcome[event.outcome]} ${byWhom(tasks, event.cause)}.`;
    }
    case "timer-armed":
      return `A timer is set for ${timeText(event.deadline)} ${byWhom(tasks, event.cause)}.`;
    case "timer-fired":
      return `Timer ${event.timer} fires.`;
    case "timer-cancelled":
      return `Timer ${event.timer} is cancelled ${byWhom(tasks, event.cause)}.`;
    case "loop-blocked":
      return `${capital(jobName(tasks, event))} kept the loop to itself for ${timeText(event.duration)}: nothing else could run.`;
  }
}

function endText(tasks: Tasks, event: Extract<TraceEvent, { kind: "job-ended" }>): string {
  const name = capital(jobName(tasks, event));
  switch (event.outcome) {
    case "suspended":
      return `${name} waits for ${event.waiting ?? "something"}${atLine(event.line)}.`;
    case "finished":
      return event.job === "callback" ? `${name} has run.` : `${name} finishes.`;
    case "failed":
      return `${name} fails.`;
    case "cancelled":
      return `${name} is cancelled.`;
  }
}

/** A name of the program's stays as it is; ours begins a sentence. */
function capital(name: string): string {
  return name.startsWith("callback ") ? `C${name.slice(1)}` : name;
}

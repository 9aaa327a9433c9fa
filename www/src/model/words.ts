/**
 * What happened, in plain words: the one place where a trace becomes sentences. Knows events and tasks by their names;
 * knows no page. Names are the program's, so what comes out is text, never markup.
 */
import type { Cause, Job, Part, Role, TraceEvent } from "../protocol/trace";
import type { Phase } from "./state";
import { partNames, taskName, type Tasks } from "./task-names";
import { timeText } from "./times";
import { bareSurroundings, waitWords, type WaitWords } from "./waits";

export { taskDetail, taskName, type Tasks } from "./task-names";

/** What callbacks are called, as far as anybody said. */
export type Callbacks = ReadonlyMap<number, string>;

const NO_NAMES: Callbacks = new Map();

/** Who did something: "main", "a timer". */
export function causeText(tasks: Tasks, cause: Cause, callbacks = NO_NAMES): string {
  switch (cause.by) {
    case "task":
      return taskName(tasks, cause.id);
    case "callback":
      return callbackName(callbacks, cause.id);
    case "timer":
      return "a timer";
    case "outside":
      return "outside";
  }
}

export function byWhom(tasks: Tasks, cause: Cause, callbacks = NO_NAMES): string {
  return cause.by === "outside" ? "from outside the loop" : `by ${causeText(tasks, cause, callbacks)}`;
}

export function jobName(tasks: Tasks, { job, id }: Job, callbacks = NO_NAMES): string {
  return job === "task" ? taskName(tasks, id) : callbackName(callbacks, id);
}

/** "callback show()", or its number if nobody said what is called. */
function callbackName(callbacks: Callbacks, id: number): string {
  const what = callbacks.get(id);
  return what === undefined ? `callback ${id}` : `callback ${what}()`;
}

export function atLine(line: number | null): string {
  return line === null ? "" : ` at line ${line}`;
}

/**
 * What a task did from then until `until`, or does still where that is null: a sentence. `waits` says more of what it waited
 * for than its phase does.
 */
export function phaseText(
  tasks: Tasks,
  id: number,
  phase: Phase,
  until: number | null,
  callbacks = NO_NAMES,
  waits: WaitWords | null = null,
): string {
  const name = taskName(tasks, id);
  const long = until === null ? "" : ` for ${timeText(until - phase.since)}`;
  switch (phase.is) {
    case "new":
      return `${name} was made at ${timeText(phase.since)} and has not begun.`;
    case "ready":
      return `${name} was ready${long} and waited for its turn: woken ${byWhom(tasks, phase.by, callbacks)}.`;
    case "running":
      return `${name} ran${long}.`;
    case "suspended": {
      const { phrase } = waits ?? waitWords(bareSurroundings(tasks), id, phase);
      const waited = until === null ? "waits" : `waited ${timeText(until - phase.since)}`;
      return `${name} ${waited} for ${phrase}${atLine(phase.line)}.`;
    }
    case "finished":
      return `${name} finished at ${timeText(phase.since)}.`;
    case "failed":
      return `${name} failed at ${timeText(phase.since)}.`;
    case "cancelled":
      return `${name} was cancelled at ${timeText(phase.since)}.`;
    case "destroyed":
      return `${name} was forgotten while it waited, at ${timeText(phase.since)}: nothing could have woken it any more.`;
  }
}

/** What a future stands for. */
export const ROLES: Readonly<Record<Role, string>> = {
  lock: "a wait for a lock",
  semaphore: "a wait for a semaphore",
  event: "a wait for an event",
  condition: "a wait for a condition",
  barrier: "a wait at a barrier",
  "queue-get": "a wait for something in a queue",
  "queue-put": "a wait for room in a queue",
  "queue-join": "a wait for the items of a queue to be done",
  gather: "the results of all",
  group: "the end of a task group",
  wait: "a wait for several",
  shield: "a shield",
  outside: "set from outside the loop",
  sleep: "a sleep",
};

const THINGS: Partial<Record<Role, string>> = { lock: "lock", semaphore: "semaphore" };

function partsText(tasks: Tasks, parts: readonly Part[]): string {
  return parts.length === 0 ? "" : `: ${partNames(tasks, parts)}`;
}

function holderText(tasks: Tasks, holder: number | null): string {
  return holder === null ? "Something that is no task" : taskName(tasks, holder);
}

function mistakeText(tasks: Tasks, event: Extract<TraceEvent, { kind: "mistake-found" }>): string {
  const { mistake, task, future, what, line } = event;
  const who = task !== null ? taskName(tasks, task) : future !== null ? `Future ${future}` : "Something";
  switch (mistake) {
    case "never-awaited":
      return `${what === null ? "A coroutine" : `${what}()`} was called${atLine(line)}, and never awaited.`;
    case "never-retrieved":
      return `${who} has failed, and nobody asked for its exception.`;
    case "destroyed-pending":
      return `${who} was forgotten while it waited${atLine(line)}.`;
  }
}

/** What an event says: a sentence. `waits` says more of what a task waits for that comes to rest with it. */
export function eventText(
  tasks: Tasks,
  event: TraceEvent,
  callbacks = NO_NAMES,
  waits: WaitWords | null = null,
): string {
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
      return `${taskName(tasks, event.task)} is to be cancelled: asked ${byWhom(tasks, event.cause, callbacks)}${atLine(event.line)}.`;
    case "task-woken":
      return `${taskName(tasks, event.task)} is ready: woken ${byWhom(tasks, event.cause, callbacks)}.`;
    case "callback-scheduled":
      return `${capital(callbackName(callbacks, event.callback))} is ready: scheduled ${byWhom(tasks, event.cause, callbacks)}${atLine(event.line)}.`;
    case "callback-cancelled":
      return `${capital(callbackName(callbacks, event.callback))} is cancelled ${byWhom(tasks, event.cause, callbacks)}.`;
    case "job-started":
      return `${capital(jobName(tasks, event, callbacks))} runs.`;
    case "job-ended":
      return endText(tasks, event, callbacks, waits);
    case "future-created":
      return `Future ${event.future} is made ${byWhom(tasks, event.cause, callbacks)}.`;
    case "future-resolved": {
      const outcome = { result: "gets its result", error: "gets an exception", cancelled: "is cancelled" };
      return `Future ${event.future} ${outcome[event.outcome]} ${byWhom(tasks, event.cause, callbacks)}${atLine(event.line)}.`;
    }
    case "timer-armed":
      return `A timer is set for ${timeText(event.deadline)} ${byWhom(tasks, event.cause, callbacks)}${atLine(event.line)}.`;
    case "timer-fired":
      return `Timer ${event.timer} fires.`;
    case "timer-cancelled":
      return `Timer ${event.timer} is cancelled ${byWhom(tasks, event.cause, callbacks)}.`;
    case "text-written": {
      const where = event.stream === "stdout" ? "the output" : "stderr";
      return `${whoRuns(tasks, event.cause, callbacks)} writes to ${where}.`;
    }
    case "line-reached":
      return `${whoRuns(tasks, event.cause, callbacks)} reaches line ${event.line}.`;
    case "future-serves":
      return `Future ${event.future} is ${ROLES[event.role]}${partsText(tasks, event.parts)}.`;
    case "resource-acquired":
      return `${holderText(tasks, event.holder)} holds ${THINGS[event.role] ?? "something"} ${event.resource} now${atLine(event.line)}.`;
    case "resource-released":
      return `${holderText(tasks, event.holder)} no longer holds ${THINGS[event.role] ?? "something"} ${event.resource}: released ${byWhom(tasks, event.cause, callbacks)}${atLine(event.line)}.`;
    case "mistake-found":
      return mistakeText(tasks, event);
    case "loop-blocked":
      return `${capital(jobName(tasks, event, callbacks))} kept the loop to itself for ${timeText(event.duration)}: nothing else could run.`;
  }
}

/** Who runs, at the beginning of a sentence. */
function whoRuns(tasks: Tasks, cause: Cause, callbacks: Callbacks): string {
  return cause.by === "outside" ? "The program" : capital(causeText(tasks, cause, callbacks));
}

function endText(
  tasks: Tasks,
  event: Extract<TraceEvent, { kind: "job-ended" }>,
  callbacks: Callbacks,
  waits: WaitWords | null,
): string {
  const name = capital(jobName(tasks, event, callbacks));
  switch (event.outcome) {
    case "suspended": {
      const { phrase } = waits ?? waitWords(bareSurroundings(tasks), event.id, event);
      return `${name} waits for ${phrase}${atLine(event.line)}.`;
    }
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

/**
 * Which sentence says what happened: the one place where a trace becomes words. Knows events and tasks by their names; knows
 * no page, and none of the words (words/events.ts, words/phases.ts). Names are the program's, so what comes out is text,
 * never markup.
 */
import type { Cause, Job, Role, TraceEvent } from "../protocol/trace";
import { words as actors, type Actor } from "../words/actors";
import { words as events } from "../words/events";
import { words as phases } from "../words/phases";
import { actorOf, actorOfJob, type Callbacks } from "./actors";
import type { Phase } from "./state";
import { partNames, taskName, type Tasks } from "./task-names";
import { bareSurroundings, waitWords, type WaitWords } from "./waits";

export type { Callbacks } from "./actors";
export { taskDetail, taskName, type Tasks } from "./task-names";

/** Who did something: "main", "a timer". */
export function causeText(tasks: Tasks, cause: Cause, callbacks?: Callbacks): string {
  return actors.named(actorOf(tasks, cause, callbacks));
}

export function jobName(tasks: Tasks, job: Job, callbacks?: Callbacks): string {
  return actors.named(actorOfJob(tasks, job, callbacks));
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
  callbacks?: Callbacks,
  waits: WaitWords | null = null,
): string {
  const name = taskName(tasks, id);
  const time = until === null ? null : until - phase.since;
  switch (phase.is) {
    case "new":
      return phases.isNew(name, phase.since);
    case "ready":
      return phases.ready(name, time, actorOf(tasks, phase.by, callbacks));
    case "running":
      return phases.running(name, time);
    case "suspended": {
      const { phrase } = waits ?? waitWords(bareSurroundings(tasks), id, phase);
      if (time === null) return phases.waits(name, phrase, phase.line);
      return phases.waited(name, time, phrase, phase.line);
    }
    default:
      return phases[phase.is](name, phase.since);
  }
}

/** What is held of which one knows what it is. */
function thingOf(role: Role): "lock" | "semaphore" | null {
  return role === "lock" || role === "semaphore" ? role : null;
}

/** What an event says: a sentence. `waits` says more of what a task waits for that comes to rest with it. */
export function eventText(
  tasks: Tasks,
  event: TraceEvent,
  callbacks?: Callbacks,
  waits: WaitWords | null = null,
): string {
  const nameOf = (id: number | null): string | null => (id === null ? null : taskName(tasks, id));
  const who = (cause: Cause): Actor => actorOf(tasks, cause, callbacks);
  switch (event.kind) {
    case "turn-started":
      return events.turnStarted(event.turn, event.jobs);
    case "task-spawned":
      return events.taskSpawned(taskName(tasks, event.task), nameOf(event.parent), event.line);
    case "task-renamed":
      return events.taskRenamed(event.task, event.name);
    case "cancel-requested":
      return events.cancelRequested(taskName(tasks, event.task), who(event.cause), event.line);
    case "task-woken":
      return events.taskWoken(taskName(tasks, event.task), who(event.cause));
    case "callback-scheduled": {
      const callback = who({ by: "callback", id: event.callback });
      return events.callbackScheduled(callback, who(event.cause), event.line);
    }
    case "callback-cancelled":
      return events.callbackCancelled(who({ by: "callback", id: event.callback }), who(event.cause));
    case "job-started":
      return events.jobStarted(actorOfJob(tasks, event, callbacks));
    case "job-ended":
      return endText(tasks, event, callbacks, waits);
    case "future-created":
      return events.futureCreated(event.future, who(event.cause));
    case "future-resolved":
      return events.futureResolved(event.future, event.outcome, who(event.cause), event.line);
    case "timer-armed":
      return events.timerArmed(event.deadline, who(event.cause), event.line);
    case "timer-fired":
      return events.timerFired(event.timer);
    case "timer-cancelled":
      return events.timerCancelled(event.timer, who(event.cause));
    case "text-written":
      return events.textWritten(who(event.cause), event.stream);
    case "line-reached":
      return events.lineReached(who(event.cause), event.line);
    case "future-serves":
      return events.futureServes(event.future, event.role, partNames(tasks, event.parts));
    case "resource-acquired": {
      const { holder, role, resource, line } = event;
      return events.resourceAcquired(nameOf(holder), thingOf(role), resource, line);
    }
    case "resource-released": {
      const { holder, role, resource, cause, line } = event;
      return events.resourceReleased(nameOf(holder), thingOf(role), resource, who(cause), line);
    }
    case "mistake-found":
      return mistakeText(tasks, event);
    case "loop-blocked":
      return events.loopBlocked(actorOfJob(tasks, event, callbacks), event.duration);
  }
}

function mistakeText(tasks: Tasks, event: Extract<TraceEvent, { kind: "mistake-found" }>): string {
  const { mistake, task, future, what, line } = event;
  const name = task === null ? null : taskName(tasks, task);
  switch (mistake) {
    case "never-awaited":
      return events.neverAwaited(what, line);
    case "never-retrieved":
      return events.neverRetrieved(name, future);
    case "destroyed-pending":
      return events.destroyedPending(name, future, line);
  }
}

function endText(
  tasks: Tasks,
  event: Extract<TraceEvent, { kind: "job-ended" }>,
  callbacks: Callbacks | undefined,
  waits: WaitWords | null,
): string {
  const who = actorOfJob(tasks, event, callbacks);
  switch (event.outcome) {
    case "suspended": {
      const { phrase } = waits ?? waitWords(bareSurroundings(tasks), event.id, event);
      return events.waits(who, phrase, event.line);
    }
    case "finished":
      return event.job === "callback" ? events.callbackFinished(who) : events.taskFinished(who);
    case "failed":
      return events.failed(who);
    case "cancelled":
      return events.cancelled(who);
  }
}

/** Who did something in a run, as sentences are told of it: by the names that the program has for them. */
import type { Cause, Job } from "../protocol/trace";
import type { Actor } from "../words/actors";
import { taskName, type Tasks } from "./task-names";

/** What callbacks are called, as far as anybody said. */
export type Callbacks = ReadonlyMap<number, string>;

const NO_NAMES: Callbacks = new Map();

export function actorOf(tasks: Tasks, cause: Cause, callbacks = NO_NAMES): Actor {
  switch (cause.by) {
    case "task":
      return { is: "task", name: taskName(tasks, cause.id) };
    case "callback":
      return { is: "callback", id: cause.id, calls: callbacks.get(cause.id) ?? null };
    case "timer":
      return { is: "timer" };
    case "outside":
      return { is: "outside" };
  }
}

export function actorOfJob(tasks: Tasks, { job, id }: Job, callbacks?: Callbacks): Actor {
  return actorOf(tasks, { by: job, id }, callbacks);
}

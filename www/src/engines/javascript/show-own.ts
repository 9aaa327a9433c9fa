/**
 * How the console shows the objects of "interleave": a task by its name, its state and what it waits for.
 * Knows the API's classes; nothing of streams.
 */
import type { Api, Event, Future, Lock, Queue, Task } from "./api";
import type { Site } from "./compile";
import { showBy } from "./console/format";
import { waitOf } from "./pending";
import { indexOf, uncurryThis } from "../primordials";

export function showOwn(api: Api, promise: typeof Promise, sites: readonly Site[]): void {
  // Asking a future for its exception would count as having dealt with it, so its text is asked instead.
  const textOf = uncurryThis(api.Future.prototype.toString as (this: Future) => string);
  const isFinished = (future: Future): boolean => indexOf(textOf(future), "(finished)") !== -1;

  const outcome = (future: Future, show: () => string): string => {
    if (!future.done) return "pending";
    if (future.cancelled) return "cancelled";
    return isFinished(future) ? `finished: ${show()}` : "failed";
  };

  showBy<Future>(api.Future.prototype, (future, depth, options, inspect) => {
    const show = (): string => (depth < 0 ? "…" : inspect(future.result(), { ...options, depth: depth - 1 }));
    return `Future(${future.name}, ${outcome(future, show)})`;
  });
  showBy<Queue>(api.Queue.prototype, ({ size, maxsize }) => {
    const items = size === 1 ? "1 item" : `${size} items`;
    return `Queue(${items}${maxsize > 0 ? `, room for ${maxsize}` : ""})`;
  });
  for (const [name, { prototype }] of [
    ["Lock", api.Lock],
    ["Semaphore", api.Semaphore],
  ] as const) {
    showBy<Lock>(prototype as Lock, ({ locked }) => `${name}(${locked ? "locked" : "free"})`);
  }
  showBy<Event>(api.Event.prototype, ({ isSet }) => `Event(${isSet ? "set" : "not set"})`);
  // As Node and browsers show promises.
  showBy<Future>(promise.prototype, (future, depth, options, inspect) => {
    if (!future.done) return "Promise { <pending> }";
    if (!isFinished(future)) return "Promise { <rejected> }";
    return `Promise { ${depth < 0 ? "…" : inspect(future.result(), { ...options, depth: depth - 1 })} }`;
  });
  showBy<Task>(api.Task.prototype, (task, depth, options, inspect) => {
    const show = (): string => (depth < 0 ? "…" : inspect(task.result(), { ...options, depth: depth - 1 }));
    if (task.done) return `Task(${task.name}, ${outcome(task, show)})`;
    return `Task(${task.name}, ${task.waitingFor === null ? "running" : `pending, ${waitOf(task, sites)}`})`;
  });
}

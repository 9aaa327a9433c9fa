/**
 * How the console shows the objects of "interleave": a task by its name, its state and what it waits for.
 * Knows the API's classes; nothing of streams.
 */
import type { Api, Future, Task } from "./api";
import type { Site } from "./compile";
import { showBy } from "./console/format";
import { waitOf } from "./pending";
import { indexOf, uncurryThis } from "./primordials";

export function showOwn(api: Api, sites: readonly Site[]): void {
  // Asking a future for its exception would count as having dealt with it; its text gives nothing away.
  const textOf = uncurryThis(api.Future.prototype.toString as (this: Future) => string);

  const outcome = (future: Future, show: () => string): string => {
    if (!future.done) return "pending";
    if (future.cancelled) return "cancelled";
    return indexOf(textOf(future), "(failed)") === -1 ? `finished: ${show()}` : "failed";
  };

  showBy<Future>(api.Future.prototype, (future, depth, options, inspect) => {
    const show = (): string => (depth < 0 ? "…" : inspect(future.result(), { ...options, depth: depth - 1 }));
    return `Future(${future.name}, ${outcome(future, show)})`;
  });
  showBy<Task>(api.Task.prototype, (task, depth, options, inspect) => {
    const show = (): string => (depth < 0 ? "…" : inspect(task.result(), { ...options, depth: depth - 1 }));
    if (task.done) return `Task(${task.name}, ${outcome(task, show)})`;
    return `Task(${task.name}, ${task.waitingFor === null ? "running" : `pending, ${waitOf(task, sites)}`})`;
  });
}

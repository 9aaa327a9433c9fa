/**
 * A lock whose holder ended without releasing it. Only the end of the run proves it, for until then somebody else may release
 * it; and what ended with the program never came to it. A place of a semaphore may be meant to be used up, so that it counts
 * only if somebody waits for it.
 */
import type { Role } from "../../protocol/trace";
import { words } from "../../words/advice";
import type { History } from "../history";
import type { HoldState, State } from "../state";
import { taskName } from "../task-names";
import type { Finding, Rule } from "./advice";
import { endedByItself, type Known, type KnownTask } from "./known";

export class UnreleasedLock implements Rule {
  readonly takes = [] as const;
  readonly #known: Known;

  constructor(known: Known) {
    this.#known = known;
  }

  apply(): void {}

  found(end: History | null): readonly Finding[] {
    const state = end?.newest;
    if (state === undefined || state.holds.size === 0) return [];
    const waiting = this.#waiting(state);
    return [...state.holds.values()].flatMap((hold) => this.#of(hold, waiting.get(hold.resource) ?? []));
  }

  /** Who waits at what for good. */
  #waiting({ futures }: State): Map<number, number[]> {
    const waiting = new Map<number, number[]>();
    for (const task of this.#known.tasks.values()) {
      if (task.on?.for !== "future" || endedByItself(task)) continue;
      const serves = futures.get(task.on.id)?.serves;
      if (serves?.resource == null) continue;
      const others = waiting.get(serves.resource);
      if (others === undefined) waiting.set(serves.resource, [task.id]);
      else others.push(task.id);
    }
    return waiting;
  }

  #of({ role, holders }: HoldState, waiting: readonly number[]): Finding[] {
    if (role !== "lock" && waiting.length === 0) return [];
    for (const { task: id, line } of holders) {
      const holder = id === null ? undefined : this.#known.tasks.get(id);
      if (holder === undefined || !endedByItself(holder)) continue;
      return [finding(holder, role, line, waiting)];
    }
    return [];
  }
}

function finding(holder: KnownTask, role: Role, line: number | null, waiting: readonly number[]): Finding {
  return {
    line,
    after: false,
    event: holder.ended,
    text: (tasks, language) => {
      const [first, ...others] = waiting;
      const inVain = first === undefined ? null : { first: taskName(tasks, first), others: others.length };
      const thing = role === "lock" ? "lock" : "semaphore";
      return words.unreleasedLock(taskName(tasks, holder.id), thing, line, inVain, language);
    },
  };
}

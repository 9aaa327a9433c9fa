/**
 * Who awaits whom at a moment, as a tree: below a task that waits stands what would end its wait. A task stands where it is
 * awaited, by a task or with others in a gather or a group; below the lock that it holds, or the future that it sets, only
 * if it is awaited nowhere, or where a deadlock comes back to it. Each is unfolded once. Cut to what one can read. Knows a
 * state; who is stuck is for `stuck.ts` to say, and words are for `waits.ts`.
 */
import type { Part } from "../protocol/trace";
import { isOfRunner } from "./library-tasks";
import { waitingTasks, type State, type WaitingTask } from "./state";
import { stuckAt, type Stuckness } from "./stuck";
import { isGoing, setterOf } from "./waits-now";

/** Why something stands below a task: it is awaited, or it holds the lock, or it sets the future later. */
export type Link = "awaited" | "holds" | "sets";

export interface AwaitNode {
  readonly what: "task" | "future";
  readonly id: number;
  readonly link: Link | null;
  /** It is unfolded elsewhere. */
  readonly again: boolean;
  readonly below: readonly AwaitNode[];
  /** How many more stand below it. */
  readonly more: number;
}

export interface AwaitTree {
  readonly roots: readonly AwaitNode[];
  /** How many more there are like these. */
  readonly more: number;
}

/** So many stand in the tree at most, side by side, and below one another. */
const MOST = 60;
const MOST_BESIDE = 10;
const DEEPEST = 8;

interface Below {
  readonly part: Part;
  readonly link: Link;
}

/** `later` is a state of the same run, as far as it is known: it has who sets what then. */
export function awaitTree(state: State, later: State = state): AwaitTree {
  return new Trees(state, later).tree();
}

class Trees {
  readonly #state: State;
  readonly #later: State;
  readonly #stuck: Stuckness;
  /** Tasks that somebody awaits. */
  readonly #awaited = new Set<number>();
  readonly #unfolded = new Set<number>();
  #left = MOST;

  constructor(state: State, later: State) {
    this.#state = state;
    this.#later = later;
    this.#stuck = stuckAt(state);
  }

  tree(): AwaitTree {
    const waiting = waitingTasks(this.#state).filter((task) => !isOfRunner(task));
    const linked = new Set<number>();
    for (const task of waiting) {
      for (const { part, link } of this.#below(task)) this.#note(part, link, linked);
    }
    const roots: AwaitNode[] = [];
    const cut = new Set<number>();
    const add = (id: number): void => {
      if (this.#unfolded.has(id)) return;
      if (this.#left > 0) roots.push(this.#node({ what: "task", id }, null, 0));
      else cut.add(id);
    };
    for (const { id } of waiting) if (!this.#awaited.has(id) && !linked.has(id)) add(id);
    // Those in a circle are below nobody, or below something that was cut.
    for (const { id } of waiting) {
      if (!this.#awaited.has(id) || this.#stuck.tasks.get(id) === "deadlock") add(id);
    }
    return { roots, more: cut.size };
  }

  #note({ what, id }: Part, link: Link, linked: Set<number>): void {
    if (what === "task") (link === "awaited" ? this.#awaited : linked).add(id);
    // What a gather in a gather awaits is awaited, too.
    else if (what === "future")
      for (const each of this.#belowFuture(id)) {
        if (each.part.what === "task" && each.link === "awaited") this.#awaited.add(each.part.id);
      }
  }

  #node(part: Part, link: Link | null, depth: number): AwaitNode {
    this.#left -= 1;
    const { id } = part;
    const what = part.what === "task" ? "task" : "future";
    if (what === "task" && this.#unfolded.has(id)) return { what, id, link, again: true, below: [], more: 0 };
    if (what === "task") this.#unfolded.add(id);
    const all = this.#shown(part);
    const below: AwaitNode[] = [];
    for (const each of all) {
      if (below.length >= MOST_BESIDE || depth >= DEEPEST || this.#left <= 0) break;
      below.push(this.#node(each.part, each.link, depth + 1));
    }
    return { what, id, link, again: false, below, more: all.length - below.length };
  }

  /** What stands below something. */
  #shown({ what, id }: Part): Below[] {
    if (what !== "task") return this.#belowFuture(id);
    const task = this.#state.tasks.get(id);
    if (task?.phase.is !== "suspended") return [];
    return this.#below(task as WaitingTask).filter(({ part, link }) => {
      if (link === "awaited" || part.what !== "task") return true;
      const inCircle =
        this.#stuck.tasks.get(id) === "deadlock" && this.#stuck.tasks.get(part.id) === "deadlock";
      return inCircle || !(this.#awaited.has(part.id) || this.#unfolded.has(part.id));
    });
  }

  #below({ phase: { on } }: WaitingTask): Below[] {
    if (on?.for === "task") return [{ part: { what: "task", id: on.id }, link: "awaited" }];
    return on?.for === "future" ? this.#belowFuture(on.id) : [];
  }

  #belowFuture(id: number): Below[] {
    const state = this.#state;
    const future = state.futures.get(id);
    if (future === undefined || future.outcome !== null) return [];
    const { serves } = future;
    switch (serves?.role) {
      case "gather":
      case "group":
      case "wait":
      case "shield":
        return serves.parts
          .filter((part) => part.what !== "timer" && isGoing(state, part))
          .map((part) => ({ part, link: "awaited" }));
      case "lock":
      case "semaphore": {
        const hold = serves.resource === null ? undefined : state.holds.get(serves.resource);
        const holders = (hold?.holders ?? []).map(({ task }) => task).filter((task) => task !== null);
        return holders.map((holder) => ({ part: { what: "task", id: holder }, link: "holds" }));
      }
      case undefined: {
        const setter = setterOf(this.#later, id);
        return setter === null ? [] : [{ part: { what: "task", id: setter }, link: "sets" }];
      }
      default:
        return [];
    }
  }
}

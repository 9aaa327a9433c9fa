/**
 * Which tasks cannot go on at a moment, as far as that is proven. Knows a state; knows no events before or after it.
 *
 * Whatever runs, is ready or has a timer may do anything: set any future, put into any queue, set any event, give up any
 * place of a semaphore. So there are two proofs, and no more is claimed than they give.
 *
 * 1. **A deadlock**: waits that lead back to themselves. It is made of waits that only certain tasks can end: for a task,
 *    which ends by itself alone; for a gather, a TaskGroup or a shield, while none of what it waits for can go on; and for a
 *    lock, which its holder releases. Others may run meanwhile. None of these waits ends unless one of the tasks is
 *    cancelled, or, where a lock is among them, somebody releases it who does not hold it. (`Lock.release` lets anybody
 *    do that, in Python and JavaScript; so may a program complete the future that `gather` gave it.) Tasks that wait for a
 *    deadlock in the same ways are stuck behind it.
 * 2. **Nothing is left in the loop**: nothing runs, nothing is ready, no timer is set, and nobody waits for anything outside
 *    of the loop. Then no task goes on, whatever it waits for, unless something comes from outside that nobody told of:
 *    another thread, a native promise. `wasEndedFromOutside` looks whether it did.
 *
 * What is not known counts as able to go on: a future of which there was no event, a gather of which a part is done while
 * a callback is ready which may tell it, a wait that may have a time limit, a task that a group may have got since.
 */
import type { Job, Part } from "../protocol/trace";
import type { TraceEvents } from "./recording";
import { hasEnded, liveTasks, type FutureState, type State, type TaskState } from "./state";
import { isGoing } from "./waits-now";

/** How a task is stuck: in a deadlock, behind one, or because nothing is left in the loop. */
export type Stuck = "deadlock" | "behind" | "nothing-left";

export interface Stuckness {
  /** By task, in the order in which they were made. */
  readonly tasks: ReadonlyMap<number, Stuck>;
  /** Each as its tasks, of which each waits for the next and the last for the first. */
  readonly deadlocks: readonly Deadlock[];
  /** Nothing is left in the loop, and tasks wait. */
  readonly nothingLeft: boolean;
}

export interface Deadlock {
  readonly tasks: readonly number[];
  /** Whether one of the waits is for a lock. */
  readonly hasLock: boolean;
}

/** Of more waits than these at once nothing is claimed. */
const MOST_EDGES = 200_000;

/** A task or a future. */
interface Node {
  readonly lock: boolean;
  /** How many tasks or parts were looked at for it. */
  readonly looked: number;
  /** What it waits for: it may go on if one of these does. */
  readonly needs: readonly Key[];
  /** What it may wait for besides, for all that is known. */
  readonly perhaps: readonly Key[];
  /** Whether it may go on: of itself, or because anybody may end its wait. */
  readonly goesOn: "itself" | "anybody" | null;
}

/** Tasks are even, futures odd. */
type Key = number;

const taskKey = (id: number): Key => id * 2;
const futureKey = (id: number): Key => id * 2 + 1;

const ITSELF: Node = { lock: false, looked: 0, needs: [], perhaps: [], goesOn: "itself" };
const ANYBODY: Node = { ...ITSELF, goesOn: "anybody" };

const known = new WeakMap<State, Stuckness>();

/** Who is stuck. A state is looked at once. */
export function stuckAt(state: State): Stuckness {
  let stuck = known.get(state);
  if (stuck === undefined) known.set(state, (stuck = findStuck(state)));
  return stuck;
}

function findStuck(state: State): Stuckness {
  const nodes = nodesOf(state);
  const tasks = new Map<number, Stuck>();
  if (nodes === null) return { tasks, deadlocks: [], nothingLeft: false };
  const cannot = whoCannot(nodes);
  const deadlocks: Deadlock[] = [];
  const inDeadlock = new Set<number>();
  for (const component of components(nodes, cannot)) {
    for (const key of component) if (key % 2 === 0) inDeadlock.add(key / 2);
    const cycle = cycleIn(nodes, component);
    const ids = cycle.filter((key) => key % 2 === 0).map((key) => key / 2);
    const hasLock = cycle.some((key) => nodes.get(key)?.lock === true);
    if (ids.length > 0) deadlocks.push({ tasks: ids, hasLock });
  }
  const nothingLeft = isNothingLeft(state, nodes);
  for (const { id, phase } of liveTasks(state)) {
    if (inDeadlock.has(id)) tasks.set(id, "deadlock");
    else if (cannot.has(taskKey(id))) tasks.set(id, "behind");
    else if (nothingLeft && phase.is === "suspended") tasks.set(id, "nothing-left");
  }
  return { tasks, deadlocks, nothingLeft: nothingLeft && tasks.size > 0 };
}

function isNothingLeft(state: State, nodes: ReadonlyMap<Key, Node>): boolean {
  if (state.running.length > 0 || state.ready.length > 0 || state.timers.size > 0) return false;
  return ![...nodes.values()].some(({ goesOn }) => goesOn === "itself");
}

/** All that live tasks wait for, and what that waits for; null if that is too much. */
function nodesOf(state: State): Map<Key, Node> | null {
  const nodes = new Map<Key, Node>();
  const hasCallback = [...state.ready, ...state.running].some(({ job }: Job) => job === "callback");
  const live = [...liveTasks(state)];
  const wanted: Key[] = live.map(({ id }) => taskKey(id));
  let edges = 0;
  for (let key = wanted.pop(); key !== undefined; key = wanted.pop()) {
    if (nodes.has(key)) continue;
    const node =
      key % 2 === 0
        ? taskNode(state.tasks.get(key / 2))
        : futureNode(state, state.futures.get((key - 1) / 2), live, hasCallback);
    nodes.set(key, node);
    edges += node.needs.length + node.looked + 1;
    if (edges > MOST_EDGES) return null;
    // All who it waits for perhaps are wanted already, for they live.
    for (const need of node.needs) if (!nodes.has(need)) wanted.push(need);
  }
  return nodes;
}

function waitingFor(needs: readonly Key[], looked = 0): Node {
  return { lock: false, looked, needs, perhaps: [], goesOn: null };
}

function taskNode(task: TaskState | undefined): Node {
  if (task?.phase.is !== "suspended") return ITSELF;
  const { on } = task.phase;
  if (on?.for === "task") return waitingFor([taskKey(on.id)]);
  if (on?.for === "future") return waitingFor([futureKey(on.id)]);
  return ITSELF;
}

function futureNode(
  state: State,
  future: FutureState | undefined,
  live: readonly TaskState[],
  hasCallback: boolean,
): Node {
  if (future === undefined || future.outcome !== null) return ITSELF;
  const { serves } = future;
  switch (serves?.role) {
    case "sleep":
    case "outside":
      return ITSELF;
    case "lock":
      return lockNode(state, future, serves.resource);
    case "gather":
    case "shield":
      return partsNode(state, serves.parts, hasCallback);
    case "group": {
      const parts = new Set(serves.parts.filter(({ what }) => what === "task").map(({ id }) => id));
      // What was made since may have joined it.
      const since = live.filter(({ id, made }) => made >= future.created && !parts.has(id));
      const node = partsNode(state, serves.parts, hasCallback);
      return { ...node, looked: node.looked + live.length, perhaps: since.map(({ id }) => taskKey(id)) };
    }
    // A wait for several may have a time limit, or be content with one of them.
    default:
      return ANYBODY;
  }
}

/** A lock that no task holds which lives is anybody's. */
function lockNode(state: State, future: FutureState, resource: number | null): Node {
  const holders = resource === null ? [] : (state.holds.get(resource)?.holders ?? []);
  const needs: Key[] = [];
  for (const { task, event } of holders) {
    const holder = task === null ? undefined : state.tasks.get(task);
    if (holder === undefined || hasEnded(holder.phase)) return ANYBODY;
    // Handed to the one that waits, who is to be told.
    if (event > future.event && restsOn(holder, future)) return ITSELF;
    needs.push(taskKey(holder.id));
  }
  return needs.length === 0 ? ANYBODY : { ...waitingFor(needs), lock: true };
}

function restsOn({ phase }: TaskState, { id }: FutureState): boolean {
  return phase.is === "suspended" && phase.on?.for === "future" && phase.on.id === id;
}

/** It goes on if one of its parts does, which may fail: whoever waits is told then. */
function partsNode(state: State, parts: readonly Part[], hasCallback: boolean): Node {
  const looked = parts.length;
  const going = parts.filter((part) => isGoing(state, part));
  // One that is done may have to be told yet.
  const isTold = going.length === parts.length || !hasCallback;
  if (!isTold || going.length === 0 || going.some(({ what }) => what === "timer"))
    return { ...ITSELF, looked };
  const needs = going.map(({ what, id }) => (what === "task" ? taskKey(id) : futureKey(id)));
  return waitingFor(needs, looked);
}

/** All but those that may go on, and those of whose needs one may: the largest set of which each needs only such. */
function whoCannot(nodes: ReadonlyMap<Key, Node>): Set<Key> {
  const cannot = new Set(nodes.keys());
  const neededBy = new Map<Key, Key[]>();
  for (const [key, { needs, perhaps }] of nodes) {
    for (const need of [...needs, ...perhaps]) {
      const others = neededBy.get(need);
      if (others === undefined) neededBy.set(need, [key]);
      else others.push(key);
    }
  }
  const can = [...nodes].filter(([, { goesOn }]) => goesOn !== null).map(([key]) => key);
  for (let key = can.pop(); key !== undefined; key = can.pop()) {
    if (!cannot.delete(key)) continue;
    for (const each of neededBy.get(key) ?? []) can.push(each);
  }
  return cannot;
}

/**
 * The strongly connected components of `among` that have a cycle, in the order in which their first was met. Tarjan,
 * Depth-first search and linear graph algorithms, 1972; with a stack of its own, for tasks may wait thousands deep.
 */
function components(nodes: ReadonlyMap<Key, Node>, among: ReadonlySet<Key>): Key[][] {
  const found: Key[][] = [];
  const order = new Map<Key, number>();
  const low = new Map<Key, number>();
  const open: Key[] = [];
  const isOpen = new Set<Key>();
  const lowered = (key: Key, to: number): void => void low.set(key, Math.min(low.get(key) ?? to, to));
  for (const root of among) {
    if (order.has(root)) continue;
    const path: { readonly key: Key; next: number }[] = [{ key: root, next: 0 }];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { key } = top;
      const needs = nodes.get(key)?.needs ?? [];
      if (top.next === 0) {
        order.set(key, order.size);
        low.set(key, order.get(key) ?? 0);
        open.push(key);
        isOpen.add(key);
      }
      const need = needs[top.next];
      top.next += 1;
      if (need !== undefined) {
        if (!order.has(need)) path.push({ key: need, next: 0 });
        else if (isOpen.has(need)) lowered(key, order.get(need) ?? 0);
        continue;
      }
      path.pop();
      const below = path.at(-1);
      if (below !== undefined) lowered(below.key, low.get(key) ?? 0);
      if (low.get(key) !== order.get(key)) continue;
      const component = open.splice(open.lastIndexOf(key));
      for (const each of component) isOpen.delete(each);
      if (component.length > 1 || needs.includes(key)) found.push(component);
    }
  }
  return found;
}

/** A shortest way from a task of a component back to it. */
function cycleIn(nodes: ReadonlyMap<Key, Node>, component: readonly Key[]): Key[] {
  const inside = new Set(component);
  const start = Math.min(...component.filter((key) => key % 2 === 0));
  const from = new Map<Key, Key>();
  const wanted = [start];
  for (const key of wanted) {
    for (const need of nodes.get(key)?.needs ?? []) {
      if (need === start) {
        const cycle = [key];
        for (let at = key; at !== start;) cycle.unshift((at = from.get(at) ?? start));
        return cycle;
      }
      if (!inside.has(need) || from.has(need)) continue;
      from.set(need, key);
      wanted.push(need);
    }
  }
  return [...component];
}

/** So many events are looked at for what came from outside. */
const LOOKED_AHEAD = 1_000;

/**
 * Whether something that came from outside has let the loop go on after so many events, at which nothing was left in it; or
 * may do so yet, as long as the run is not over. One that gives up cancels its tasks (asyncio.Runner), or lets go of them.
 */
export function wasEndedFromOutside(events: TraceEvents, happened: number, over: boolean): boolean {
  for (let index = happened; index < happened + LOOKED_AHEAD; index += 1) {
    const event = events.at(index);
    if (event === undefined) return !over;
    switch (event.kind) {
      // Who is woken by nothing that it waits for, is dropped.
      case "task-woken":
      case "cancel-requested":
        return false;
      case "future-resolved":
      case "callback-scheduled":
      case "job-started":
      case "task-spawned":
      case "timer-armed":
        return true;
      default:
        continue;
    }
  }
  return true;
}

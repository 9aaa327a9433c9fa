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
import { circleIn, circularParts } from "./circles";
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
const isTask = (key: Key): boolean => key % 2 === 0;

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
  const survey = surveyOf(state);
  const tasks = new Map<number, Stuck>();
  if (survey === null) return { tasks, deadlocks: [], nothingLeft: false };
  const { nodes } = survey;
  const cannot = whoCannot(nodes);
  const deadlocks: Deadlock[] = [];
  const inDeadlock = new Set<number>();
  for (const component of circularParts(nodes, cannot)) {
    for (const key of component) if (isTask(key)) inDeadlock.add(key / 2);
    const cycle = circleIn(nodes, component, isTask);
    const ids = cycle.filter(isTask).map((key) => key / 2);
    const hasLock = cycle.some((key) => nodes.get(key)?.lock === true);
    if (ids.length > 0) deadlocks.push({ tasks: ids, hasLock });
  }
  const idle = state.running.length === 0 && state.ready.length === 0 && state.timers.size === 0;
  const nothingLeft = idle && !survey.goesOnItself;
  if (cannot.size === 0 && !nothingLeft) return { tasks, deadlocks, nothingLeft };
  for (const { id, phase } of liveTasks(state)) {
    if (inDeadlock.has(id)) tasks.set(id, "deadlock");
    else if (cannot.has(taskKey(id))) tasks.set(id, "behind");
    else if (nothingLeft && phase.is === "suspended") tasks.set(id, "nothing-left");
  }
  return { tasks, deadlocks, nothingLeft: nothingLeft && tasks.size > 0 };
}

interface Survey {
  /** Those that need others to go on. */
  readonly nodes: ReadonlyMap<Key, Node>;
  /** Whether one goes on by itself. */
  readonly goesOnItself: boolean;
}

/** All that live tasks wait for, and what that waits for; null if that is too much. */
function surveyOf(state: State): Survey | null {
  const nodes = new Map<Key, Node>();
  const live = [...liveTasks(state)];
  const hasCallback = [...state.ready, ...state.running].some(({ job }: Job) => job === "callback");
  const wanted: Key[] = [];
  let goesOnItself = false;
  let edges = 0;
  const visit = (key: Key, node: Node): void => {
    edges += node.needs.length + node.looked + 1;
    if (node.goesOn === "itself") goesOnItself = true;
    if (node.goesOn !== null) return;
    nodes.set(key, node);
    // All who it waits for perhaps are visited anyway, for they live.
    for (const need of node.needs) if (!nodes.has(need)) wanted.push(need);
  };
  for (const task of live) visit(taskKey(task.id), taskNode(state, task));
  for (let key = wanted.pop(); key !== undefined; key = wanted.pop()) {
    if (nodes.has(key)) continue;
    if (edges > MOST_EDGES) return null;
    if (isTask(key)) visit(key, taskNode(state, state.tasks.get(key / 2)));
    else visit(key, futureNode(state, state.futures.get((key - 1) / 2), live, hasCallback));
  }
  return { nodes, goesOnItself };
}

function waitingFor(needs: readonly Key[], looked = 0): Node {
  return { lock: false, looked, needs, perhaps: [], goesOn: null };
}

function taskNode(state: State, task: TaskState | undefined): Node {
  if (task?.phase.is !== "suspended") return ITSELF;
  const { on } = task.phase;
  if (on?.for === "task") return waitingFor([taskKey(on.id)]);
  if (on?.for === "future") return leafOf(state.futures.get(on.id)) ?? waitingFor([futureKey(on.id)]);
  return ITSELF;
}

/** A future that waits for no task; null of any other. */
function leafOf(future: FutureState | undefined): Node | null {
  if (future === undefined || future.outcome !== null) return ITSELF;
  switch (future.serves?.role) {
    case "sleep":
    case "outside":
      return ITSELF;
    case "lock":
    case "gather":
    case "shield":
    case "group":
      return null;
    // A wait for several may have a time limit, or be content with one of them.
    default:
      return ANYBODY;
  }
}

function futureNode(
  state: State,
  future: FutureState | undefined,
  live: readonly TaskState[],
  hasCallback: boolean,
): Node {
  const leaf = leafOf(future);
  const serves = future?.serves;
  if (leaf !== null || future === undefined || serves == null) return leaf ?? ITSELF;
  switch (serves.role) {
    case "lock":
      return lockNode(state, future, serves.resource);
    case "group": {
      const parts = new Set(serves.parts.filter(({ what }) => what === "task").map(({ id }) => id));
      // What was made since may have joined it.
      const since = live.filter(({ id, made }) => made >= future.created && !parts.has(id));
      const node = partsNode(state, serves.parts, hasCallback);
      return { ...node, looked: node.looked + live.length, perhaps: since.map(({ id }) => taskKey(id)) };
    }
    default:
      return partsNode(state, serves.parts, hasCallback);
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
  const needs: Key[] = [];
  let anybody: Node | null = null;
  for (const [index, part] of parts.entries()) {
    if (!isGoing(state, part)) continue;
    const leaf = part.what === "timer" ? ITSELF : partLeaf(state, part);
    // One is enough, and there may be thousands.
    if (leaf?.goesOn === "itself") return { ...ITSELF, looked: index };
    anybody ??= leaf;
    needs.push(part.what === "task" ? taskKey(part.id) : futureKey(part.id));
  }
  const looked = parts.length;
  // One that is done may have to be told yet.
  const isTold = needs.length === parts.length || !hasCallback;
  if (needs.length === 0 || !isTold) return { ...ITSELF, looked };
  return anybody === null ? waitingFor(needs, looked) : { ...anybody, looked };
}

function partLeaf(state: State, { what, id }: Part): Node | null {
  if (what === "future") return leafOf(state.futures.get(id));
  const node = taskNode(state, state.tasks.get(id));
  return node.goesOn === null ? null : node;
}

/** All but those of whose needs one may go on: the largest set of which each needs only such. */
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
  const isOutside = (key: Key): boolean => !nodes.has(key);
  const can = [...nodes]
    .filter(([, { needs, perhaps }]) => needs.some(isOutside) || perhaps.some(isOutside))
    .map(([key]) => key);
  for (let key = can.pop(); key !== undefined; key = can.pop()) {
    if (!cannot.delete(key)) continue;
    for (const each of neededBy.get(key) ?? []) can.push(each);
  }
  return cannot;
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

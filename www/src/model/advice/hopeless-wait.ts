/**
 * Waits that nothing could end any more when the run came to its end: tasks that wait for one another, or for a future, an
 * event or a queue when nothing was left to run. `../stuck.ts` has the proof; here is at which moments it is asked for, what
 * is told of it, and the mend.
 *
 * An engine that gives up lets go of its tasks from outside, so what counts is the moment before. That a task waits for good
 * after the main one has finished is no mistake: a consumer waits for the next item when there are no more.
 */
import type { Role, TraceEvent } from "../../protocol/trace";
import { words } from "../../words/advice";
import { isCall, PROMISE } from "../engine-text";
import type { History } from "../history";
import { waitingTasks, type State, type WaitingTask } from "../state";
import { stuckAt, wasEndedFromOutside, type Deadlock } from "../stuck";
import { deadlockText } from "../stuck-words";
import { taskName } from "../task-names";
import { waitsAt } from "../waits-now";
import type { Finding, Rule } from "./advice";
import { Alike } from "./alike";
import { endedByItself, type Known } from "./known";

/** A program that runs loop after loop is looked at no further. */
const MOST_MOMENTS = 20;

export class HopelessWait implements Rule {
  readonly takes = ["cancel-requested", "task-woken"] as const;
  readonly #known: Known;
  /** How many events had happened when something from outside broke in on tasks that waited. */
  readonly #moments: number[] = [];
  #last = 0;

  constructor(known: Known) {
    this.#known = known;
  }

  apply(event: TraceEvent, happened: number): void {
    if (event.kind !== "cancel-requested" && event.kind !== "task-woken") return;
    if (event.cause.by !== "outside" || this.#moments.length === MOST_MOMENTS) return;
    const task = this.#known.tasks.get(event.task);
    // What is let go of at once has one moment.
    const isFirst = happened - this.#last > 1;
    this.#last = happened;
    if (isFirst && task?.outcome === null && task.on !== null) this.#moments.push(happened - 1);
  }

  found(end: History | null): readonly Finding[] {
    if (end === null) return [];
    const moments = end.newest.live.size === 0 ? this.#moments : [...this.#moments, end.length];
    const found = new Alike();
    for (const moment of moments) this.#look(end, moment, found);
    return found.all;
  }

  #look(run: History, moment: number, found: Alike): void {
    const state = run.at(moment);
    const { deadlocks, nothingLeft, tasks } = stuckAt(state);
    for (const deadlock of deadlocks) {
      const line = lineOf(state, deadlock);
      found.add(`deadlock ${line}`, () => ({
        line,
        after: false,
        event: moment,
        text: () => words.deadlock(deadlockText(state, deadlock), deadlock.hasLock),
      }));
    }
    if (!nothingLeft || wasEndedFromOutside(run.events, moment, true)) return;
    const waiting = waitingTasks(state);
    if (!waiting.some(({ id, parent }) => parent === null && tasks.has(id))) return;
    for (const task of waiting) {
      if (tasks.get(task.id) === "nothing-left") this.#tell(state, moment, task, found);
    }
  }

  /** Unless what it waits for is told of, or is another one's affair. */
  #tell(state: State, moment: number, task: WaitingTask, found: Alike): void {
    const { on, line, waiting } = task.phase;
    if (on?.for !== "future") return;
    const serves = state.futures.get(on.id)?.serves;
    const role = serves?.role ?? null;
    if (serves?.parts.some(({ what }) => what === "task") === true) return;
    if (serves?.resource != null && this.#isAbandoned(state, serves.resource)) return;
    const { phrase } = waitsAt(state)(task);
    const by = endOf(role, waiting);
    found.add(`${role} ${line ?? task.id}`, (times) => ({
      line,
      after: false,
      event: moment,
      text: (tasks, language) =>
        words.hopelessWait(taskName(tasks, task.id), times(), line, phrase, by, language),
    }));
  }

  /** A lock whose holder ended, of which `unreleased-lock.ts` tells. */
  #isAbandoned({ holds }: State, resource: number): boolean {
    return (holds.get(resource)?.holders ?? []).some(({ task }) => {
      const holder = task === null ? undefined : this.#known.tasks.get(task);
      return holder !== undefined && endedByItself(holder);
    });
  }
}

function lineOf(state: State, { tasks: [first] }: Deadlock): number | null {
  const phase = first === undefined ? undefined : state.tasks.get(first)?.phase;
  return phase?.is === "suspended" ? phase.line : null;
}

/** How another task ends a wait, where that is not by other tasks. */
function endOf(role: Role | null, waiting: string | null): Parameters<typeof words.hopelessWait>[4] {
  switch (role) {
    case "lock":
    case "semaphore":
      return "holder";
    case "event":
    case "condition":
    case "barrier":
    case "queue-get":
    case "queue-put":
    case "queue-join":
      return role;
    default:
      // A call of a library's waits there for what only that knows.
      if (waiting !== null && isCall(waiting)) return "call";
      return waiting === PROMISE ? "promise" : "future";
  }
}

/**
 * Goes through a run, event by event: keeps what there is at the moment it has come to. The one place that knows what
 * each event changes. Knows no views, and no events before the one that it is given.
 *
 * What it is given may come from a file, so an event that fits nothing (of a task that never was) changes nothing.
 */
import type { Cause, Job, Part, TraceEvent } from "../protocol/trace";
import { MOST_HOLDERS, releasedIndex } from "./holding";
import { ReadyQueue, isSameJob } from "./ready-queue";
import {
  beginning,
  type CallbackState,
  type Ended,
  type FutureState,
  type HoldState,
  type Phase,
  type Reached,
  type State,
  type Suspension,
  type TaskState,
  type TimerState,
  type Written,
} from "./state";
import type { VersionEditor } from "./version-map";

/** Jobs run inside one another no deeper than a stack allows. Without an end of any, a trace is no true one. */
const DEEPEST = 1_000;

export class Fold {
  #events = 0;
  #at = 0;
  #turn = 0;
  #pending: number;
  #written: Written | null;
  #reached: Reached | null;
  readonly #running: Job[];
  readonly #ready: ReadyQueue;
  readonly #tasks: VersionEditor<TaskState>;
  readonly #live: VersionEditor<number>;
  readonly #callbacks: VersionEditor<CallbackState>;
  readonly #timers: VersionEditor<TimerState>;
  readonly #futures: VersionEditor<FutureState>;
  readonly #holds: VersionEditor<HoldState>;
  /** The parts of futures that some have joined since the last state was taken: thousands may join one by one. */
  readonly #joined = new Map<number, Part[]>();

  /** Goes on from a moment that an earlier one came to. */
  constructor(from: State = beginning()) {
    this.#events = from.events;
    this.#at = from.at;
    this.#turn = from.turn;
    this.#written = from.written;
    this.#reached = from.reached;
    this.#running = [...from.running];
    this.#ready = new ReadyQueue(from.ready);
    this.#tasks = from.tasks.edit();
    this.#live = from.live.edit();
    this.#callbacks = from.callbacks.edit();
    this.#timers = from.timers.edit();
    this.#futures = from.futures.edit();
    this.#holds = from.holds.edit();
    this.#pending = from.pending;
  }

  /** How many events it has gone through. */
  get events(): number {
    return this.#events;
  }

  /** How much of a state is a copy of its own rather than shared with others. */
  get copied(): number {
    return this.#ready.size + this.#running.length;
  }

  /** What there is now. Stays as it is when the fold goes on. */
  state(): State {
    this.#join();
    return {
      events: this.#events,
      at: this.#at,
      turn: this.#turn,
      running: [...this.#running],
      ready: this.#ready.toArray(),
      tasks: this.#tasks.version(),
      live: this.#live.version(),
      callbacks: this.#callbacks.version(),
      timers: this.#timers.version(),
      futures: this.#futures.version(),
      holds: this.#holds.version(),
      pending: this.#pending,
      written: this.#written,
      reached: this.#reached,
    };
  }

  apply(event: TraceEvent): void {
    this.#events += 1;
    this.#at = event.at;
    this.#turn = event.turn;
    switch (event.kind) {
      case "task-spawned":
        return this.#spawned(event);
      case "task-renamed":
        return this.#change(event.task, (task) => ({ ...task, name: event.name }));
      case "cancel-requested":
        return this.#change(event.task, (task) => ({ ...task, cancelRequested: true }));
      case "task-woken":
        return this.#woken(event.task, event.at, event.cause);
      case "callback-scheduled":
        this.#callbacks.set(event.callback, { id: event.callback, scheduled: event.at, by: event.cause });
        return this.#ready.push({ job: "callback", id: event.callback });
      case "callback-cancelled":
        this.#callbacks.delete(event.callback);
        this.#ready.remove({ job: "callback", id: event.callback });
        return;
      case "job-started":
        return this.#started(event, event.at);
      case "job-ended":
        return this.#ended(event);
      case "future-created":
        return this.#created(event);
      case "future-resolved":
        return this.#resolved(event);
      case "timer-armed":
        return this.#armed(event);
      case "timer-fired":
      case "timer-cancelled":
        this.#timers.delete(event.timer);
        return;
      case "text-written":
        this.#written = { stdout: 0, stderr: 0, ...this.#written, [event.stream]: event.end };
        return;
      case "future-serves":
        return this.#serves(event);
      case "resource-acquired":
        return this.#acquired(event);
      case "resource-released":
        return this.#released(event);
      case "line-reached":
        return this.#cameTo(event.line, event.cause);
      case "mistake-found":
        if (event.mistake === "destroyed-pending" && event.task !== null)
          this.#end(event.task, "destroyed", event.at);
        return;
      case "turn-started":
      case "loop-blocked":
        return;
    }
  }

  #change(id: number, change: (task: TaskState) => TaskState): void {
    const task = this.#tasks.get(id);
    if (task !== undefined) this.#tasks.set(id, change(task));
  }

  #enter(id: number, phase: Phase): void {
    this.#change(id, (task) => ({ ...task, phase }));
  }

  #spawned(event: Extract<TraceEvent, { kind: "task-spawned" }>): void {
    const { task: id, name, coroutine, parent, line, at } = event;
    // Of one task it is true once.
    if (this.#tasks.get(id) !== undefined) return;
    this.#live.set(id, id);
    this.#tasks.set(id, {
      id,
      name,
      coroutine,
      parent,
      line,
      made: at,
      phase: { is: "new", since: at },
      stood: null,
      cancelRequested: false,
      reached: null,
    });
  }

  #cameTo(line: number, by: Cause): void {
    this.#reached = { line, by };
    if (by.by === "task") this.#change(by.id, (task) => ({ ...task, reached: line }));
  }

  /** A task that is woken while it runs goes on running, and stands in the queue once it rests. */
  #woken(id: number, at: number, by: Cause): void {
    this.#ready.push({ job: "task", id });
    if (this.#tasks.get(id)?.phase.is !== "running") this.#enter(id, { is: "ready", since: at, by });
  }

  #started({ job, id }: Job, at: number): void {
    const started: Job = { job, id };
    this.#ready.remove(started);
    if (this.#running.length < DEEPEST) this.#running.push(started);
    if (job === "task") this.#enter(id, { is: "running", since: at });
    else this.#callbacks.delete(id);
  }

  #ended(event: Extract<TraceEvent, { kind: "job-ended" }>): void {
    const { job, id, outcome, at, waiting, on, line, stack } = event;
    const index = this.#running.findLastIndex((each) => isSameJob(each, event));
    // Whatever runs inside it has ended without a word.
    if (index >= 0) this.#running.length = index;
    if (job !== "task") return;
    if (outcome !== "suspended") return this.#end(id, outcome, at);
    const stood: Suspension = { waiting, on, line, stack };
    const phase: Phase = this.#ready.has({ job, id })
      ? { is: "ready", since: at, by: { by: "task", id } }
      : { is: "suspended", since: at, ...stood };
    this.#change(id, (task) => {
      // There it goes on, though it came to that line before.
      const reached = task.reached === null || line === null ? task.reached : line;
      return { ...task, phase, stood, reached };
    });
  }

  #end(id: number, outcome: Ended, at: number): void {
    this.#live.delete(id);
    this.#enter(id, { is: outcome, since: at });
  }

  #created({ future: id, at, cause }: Extract<TraceEvent, { kind: "future-created" }>): void {
    if (this.#futures.get(id)?.outcome !== null) this.#pending += 1;
    this.#futures.set(id, { id, created: at, event: this.#events, by: cause, serves: null, outcome: null });
  }

  #serves({ future: id, role, resource, parts }: Extract<TraceEvent, { kind: "future-serves" }>): void {
    const future = this.#futures.get(id);
    if (future === undefined) return;
    if (future.serves?.role !== role || future.serves.resource !== resource) {
      this.#joined.delete(id);
      return this.#futures.set(id, { ...future, serves: { role, resource, parts } });
    }
    let joined = this.#joined.get(id);
    if (joined === undefined) this.#joined.set(id, (joined = [...future.serves.parts]));
    for (const part of parts) joined.push(part);
  }

  #join(): void {
    for (const [id, parts] of this.#joined) {
      const future = this.#futures.get(id);
      if (future === undefined || future.serves === null) continue;
      this.#futures.set(id, { ...future, serves: { ...future.serves, parts } });
    }
    this.#joined.clear();
  }

  #armed(event: Extract<TraceEvent, { kind: "timer-armed" }>): void {
    const { timer: id, at: armed, deadline, cause: by, what } = event;
    this.#timers.set(id, { id, armed, deadline, by, what });
  }

  #acquired(event: Extract<TraceEvent, { kind: "resource-acquired" }>): void {
    const { resource, role, holder: task, at: since, line } = event;
    const holders = this.#holds.get(resource)?.holders ?? [];
    if (holders.length < MOST_HOLDERS) {
      this.#holds.set(resource, {
        resource,
        role,
        holders: [...holders, { task, since, event: this.#events, line }],
      });
    }
  }

  /** By its holder, or else by whoever has it longest. */
  #released({ resource, holder }: Extract<TraceEvent, { kind: "resource-released" }>): void {
    const hold = this.#holds.get(resource);
    if (hold === undefined) return;
    const index = releasedIndex(hold.holders, holder);
    const holders = hold.holders.toSpliced(index, 1);
    if (holders.length === 0) this.#holds.delete(resource);
    else this.#holds.set(resource, { ...hold, holders });
  }

  #resolved(event: Extract<TraceEvent, { kind: "future-resolved" }>): void {
    const future = this.#futures.get(event.future);
    if (future === undefined) return;
    if (future.outcome === null) this.#pending -= 1;
    const outcome = { is: event.outcome, at: event.at, by: event.cause };
    this.#futures.set(event.future, { ...future, outcome });
  }
}

/**
 * `TaskGroup`: tasks that end together, as CPython's (Lib/asyncio/taskgroups.py). The first that fails cancels the
 * others, and nobody outlives the group.
 */
import { append, setAdd, setDelete, setToArray } from "./built-in.js";
import { currentLoop } from "./current.js";
import { CancelledError, InvalidStateError, checkFunction } from "./errors.js";
import {
  CANCELLED,
  ERROR,
  Future,
  RESULT,
  beRetrieved,
  setWords,
  settle,
  stateOf,
  valueOf,
} from "./future.js";
import { GROUP } from "./roles.js";
import { SPAWN } from "./task.js";

export class TaskGroup {
  #loop;
  #tasks = new Set();
  #errors = [];
  /** What `run` waits on while there are tasks. */
  #end = null;
  #main = null;
  #aborting = false;
  #closed = false;

  constructor(key, loop) {
    if (key !== SPAWN) {
      throw new TypeError("A TaskGroup is made by TaskGroup.run(function), which also waits for its tasks.");
    }
    this.#loop = loop;
  }

  static run(body, options = undefined) {
    checkFunction(body, "TaskGroup.run");
    const loop = currentLoop();
    const group = new TaskGroup(SPAWN, loop);
    const name = options?.name ?? "TaskGroup";
    return loop.spawn(() => group.#run(body, name), { ...options, name });
  }

  spawn(body, options = undefined) {
    if (this.#closed) {
      throw new InvalidStateError(
        "TaskGroup.spawn: the group has ended; spawn into it before its function and tasks end.",
      );
    }
    if (this.#aborting) {
      throw new InvalidStateError(
        "TaskGroup.spawn: the group is shutting down, for one of its tasks failed or it was cancelled.",
      );
    }
    const task = this.#loop.spawn(body, options);
    setAdd(this.#tasks, task);
    beRetrieved(task);
    this.#loop.called("TaskGroup");
    task.addDoneCallback((done) => this.#taskDone(done));
    if (this.#end !== null && !this.#end.done) this.#loop.serves(this.#end, GROUP, null, [task]);
    return task;
  }

  *#run(body, name) {
    let cancelled = null;
    this.#main = this.spawn(() => body(this), { name: body.name === "" ? `${name}: function` : body.name });
    while (this.#tasks.size > 0) {
      this.#end = setWords(new Future(undefined, this.#loop), "the tasks of the group");
      this.#loop.serves(this.#end, GROUP, null, setToArray(this.#tasks));
      try {
        yield this.#end;
      } catch (error) {
        if (!(error instanceof CancelledError)) throw error;
        cancelled ??= error;
        this.#abort();
      }
    }
    this.#closed = true;
    const count = this.#errors.length;
    if (count > 0) {
      const tasks = count === 1 ? "a task" : `${count} tasks`;
      throw new AggregateError(
        this.#errors,
        `${tasks} of the TaskGroup failed: ${this.#errors.map(String).join("; ")}`,
      );
    }
    if (cancelled !== null) throw cancelled;
    return this.#main.result();
  }

  #taskDone(task) {
    setDelete(this.#tasks, task);
    const state = stateOf(task);
    if (state === ERROR) append(this.#errors, valueOf(task));
    // A task may be cancelled by itself; the function of the group stands for the group.
    if (state === ERROR || (state === CANCELLED && task === this.#main)) this.#abort();
    if (this.#tasks.size === 0 && this.#end !== null) settle(this.#end, RESULT, undefined);
  }

  #abort() {
    if (this.#aborting) return;
    this.#aborting = true;
    const tasks = setToArray(this.#tasks);
    for (let n = 0; n < tasks.length; n++) {
      tasks[n].cancel("another task of the group failed, or the group was cancelled");
    }
  }
}

/**
 * `EventLoop`, as CPython's (Lib/asyncio/events.py). Checks what it is given and keeps what belongs to JavaScript; what
 * runs when is the Rust side's business.
 */
import { isGenerator, isThenable } from "./awaitable.js";
import {
  append,
  apply,
  deref,
  mapGet,
  mapSet,
  markAsHandled,
  newMap,
  setAdd,
  setClear,
  setDelete,
  setToArray,
} from "./built-in.js";
import { createCore, currentLoop, currentTask, setCurrentLoop, setLoopMaker } from "./current.js";
import { InvalidStateError, checkDelay, checkFunction, spell } from "./errors.js";
import {
  Future,
  beReported,
  beRetrieved,
  hasCallbacks,
  idOf,
  isRetrieved,
  obey,
  setId,
  valueOf,
} from "./future.js";
import { Handle, TimerHandle } from "./handle.js";
import { SPAWN, Task } from "./task.js";

/**
 * How deep calls of async functions may nest before the first of them waits. Each takes stack in WebAssembly,
 * whose frames must not be cut off by an overflow: they would never be cleaned up.
 */
const DEEPEST = 110;

// What a loop is asked to be; the numbers stand in src/api/loop_core.rs as well.
const INSTANT = 1;
const TRACED = 2;
const MICROTASKS = 4;
const TIMERS_LAST = 8;
const TELL_IDLE = 16;
const SHARED = 32;

// What is told of futures and locks; the numbers stand in src/api/roles.rs as well.
const PART_FUTURE = 0;
const PART_TASK = 1;
const SERVES = 2;
const ACQUIRED = 3;
const RELEASED = 4;
const LOST_FUTURE = 5;
const LOST_TASK = 6;

export class EventLoop {
  #core;
  /** How many things that tasks wait at have a number. */
  #resources = 0;
  #tasks = new Set();
  #speed;
  #instant;
  #traced;
  #microtasks;
  #onTrace;
  #onIdle;
  #onError;
  #askSite;
  #askHere;
  #onLeft;
  /** Where the tasks stand that the trace speaks of, and where things were done, until it is handed over. */
  #places = [];
  /**
   * The numbers of those that were noted last, by site where a task stands or what it runs, by line where something was
   * done: most are noted again and again, and each costs the page as much as some events.
   */
  #standing = newMap();
  #making = newMap();
  #doing = newMap();
  /** What the next callback is called in the trace, unless by its own name. */
  #called = null;
  /** Tasks that failed and whose error nobody may have seen. */
  #failed = [];
  #nesting = 0;
  #stopped = false;

  constructor(options = undefined, shared = false) {
    const { clock = "live", speed = 1, order = "asyncio", microtasks = false } = options ?? {};
    const { trace, site, here, left, onIdle, onError } = options ?? {};
    if (clock !== "live" && clock !== "instant") {
      throw new TypeError(`EventLoop: the clock must be "live" or "instant", not ${spell(clock)}.`);
    }
    if (order !== "asyncio" && order !== "browser") {
      throw new TypeError(`EventLoop: the order must be "asyncio" or "browser", not ${spell(order)}.`);
    }
    checkSpeed(speed);
    for (const [name, hook] of Object.entries({ trace, site, here, left, onIdle, onError })) {
      if (hook !== undefined) checkFunction(hook, `EventLoop: ${name}`);
    }
    this.#instant = clock === "instant";
    this.#speed = speed;
    this.#onTrace = trace ?? null;
    this.#traced = trace !== undefined;
    this.#askSite = site ?? null;
    this.#askHere = here ?? null;
    this.#onLeft = left ?? null;
    this.#onIdle = onIdle ?? null;
    this.#onError = onError ?? null;
    this.#microtasks = Boolean(microtasks);
    const flags =
      (this.#instant ? INSTANT : 0) |
      (this.#traced ? TRACED : 0) |
      (this.#microtasks ? MICROTASKS : 0) |
      (order === "browser" ? TIMERS_LAST : 0) |
      (this.#onIdle === null ? 0 : TELL_IDLE) |
      (shared === SPAWN ? SHARED : 0);
    this.#core = createCore(flags, speed, hooksOf(this));
  }

  static get current() {
    return currentLoop();
  }

  static setCurrent(loop) {
    if (!(loop instanceof EventLoop)) {
      throw new TypeError(`EventLoop.setCurrent: an EventLoop is needed here, not ${spell(loop)}.`);
    }
    setCurrentLoop(loop);
  }

  now() {
    return this.#core.now();
  }

  callSoon(callback, ...args) {
    checkFunction(callback, "callSoon");
    this.#checkOpen("callSoon");
    return new Handle(SPAWN, this, callback, args, (handle) =>
      this.#core.callSoon(handle, this.#noteCall(callback)),
    );
  }

  callLater(delay, callback, ...args) {
    checkDelay(delay, "callLater");
    return this.#callAt("callLater", this.now() + delay, callback, args);
  }

  callAt(when, callback, ...args) {
    if (typeof when !== "number" || Number.isNaN(when)) {
      throw new TypeError(`callAt: the time must be a number of milliseconds, not ${spell(when)}.`);
    }
    return this.#callAt("callAt", when, callback, args);
  }

  #callAt(where, when, callback, args) {
    checkFunction(callback, where);
    this.#checkOpen(where);
    const queue = (handle) => this.#core.callAt(when, handle, this.#noteCall(callback));
    return new TimerHandle(SPAWN, this, callback, args, queue, when);
  }

  createFuture(name = undefined) {
    return beReported(new Future(name === undefined ? undefined : { name }, this));
  }

  spawn(body, options = undefined) {
    if (body instanceof Task && options === undefined) return body;
    if (typeof body !== "function" && !isGenerator(body) && !isThenable(body)) {
      throw new TypeError(
        `spawn: a function, a coroutine (a generator object) or something to await is needed here, not ${spell(body)}.`,
      );
    }
    this.#checkOpen("spawn");
    markAsHandled(body);
    const { name, signal, eager = false, site = null } = options ?? {};
    const given = name ?? (typeof body === "function" ? body.name : "");
    const task = new Task(SPAWN, this, body, given === "" ? null : `${given}`, site);
    if (eager) this.#enter();
    setAdd(this.#tasks, task);
    setId(task, this.#core.spawn(task, Boolean(eager), this.#traced ? this.#noteTask(body, given, site) : 0));
    if (eager) this.#nesting--;
    obey(task, signal, "spawn");
    return task;
  }

  #enter() {
    if (this.#nesting >= DEEPEST) {
      throw new RangeError(
        `Maximum call stack size exceeded: ${DEEPEST} async functions called each other, and none has waited yet.`,
      );
    }
    this.#nesting++;
  }

  #noteTask(body, given, site) {
    const what = typeof body === "function" && body.name !== "" ? body.name : null;
    const name = given === "" ? null : `${given}`;
    const line = this.#here() ?? site;
    return this.#keep(this.#making, site, { name, what, line, site });
  }

  tasks() {
    return setToArray(this.#tasks);
  }

  currentTask() {
    return currentTask();
  }

  pause() {
    this.#core.pause();
  }

  resume() {
    this.#core.resume();
  }

  step() {
    this.#checkStanding("step");
    return this.#core.step();
  }

  stepTurn() {
    this.#checkStanding("stepTurn");
    return this.#core.stepTurn();
  }

  #checkStanding(where) {
    if (this.#core.isRunning()) {
      throw new InvalidStateError(
        `${where}: a job of this loop is running; it cannot run another one inside itself.`,
      );
    }
  }

  get turn() {
    return this.#core.turn();
  }

  get speed() {
    return this.#speed;
  }

  set speed(speed) {
    checkSpeed(speed);
    this.#speed = speed;
    if (!this.#instant) this.#core.setSpeed(speed);
  }

  goLive(speed = 1) {
    checkSpeed(speed);
    if (!this.#instant) {
      this.speed = speed;
      return;
    }
    this.#instant = false;
    this.#speed = speed;
    this.#core.goLive(speed);
  }

  advance(delay) {
    checkDelay(delay, "advance");
    if (this.#instant) this.#core.advance(delay);
  }

  lineReached(line, within = 0) {
    return !this.#stopped && this.#core.lineReached(line, within);
  }

  stop() {
    if (this.#stopped) return;
    this.#stopped = true;
    setClear(this.#tasks);
    this.#core.stop();
  }

  get stopped() {
    return this.#stopped;
  }

  #checkOpen(where) {
    if (this.#stopped) {
      throw new InvalidStateError(`${where}: this EventLoop was stopped. Make a new one.`);
    }
  }

  // ---- for the other files of this folder; not in the declarations ------------------------------------

  get traced() {
    return this.#traced;
  }

  /** Whether a job of it runs. */
  get running() {
    return this.#core.isRunning();
  }

  /** The Rust side of a future, or of the result of a task. */
  createCore(task) {
    return this.#core.future(task);
  }

  startSleep(delay, future) {
    this.#checkOpen("sleep");
    return this.#core.sleep(delay, future, idOf(future), this.#traced ? this.noteHere(null) : 0);
  }

  /** The number of something new that tasks wait at. */
  resource() {
    return ++this.#resources;
  }

  /** Tells the trace what a future stands for: at which thing, if at one, and which futures it is made of. */
  serves(future, role, resource = null, parts = []) {
    if (!this.#traced) return;
    for (let n = 0; n < parts.length; n++) {
      this.#core.tell(parts[n] instanceof Task ? PART_TASK : PART_FUTURE, 0, idOf(parts[n]), 0, 0);
    }
    this.#core.tell(SERVES, role, idOf(future), resource === null ? 0 : resource.numberOn(this), 0);
  }

  /** Tells the trace that a task, or null, holds something from now on, or no longer. */
  holds(resource, role, task, begins) {
    if (!this.#traced) return;
    const [what, holder] = [begins ? ACQUIRED : RELEASED, task === null ? 0 : idOf(task)];
    this.#core.tell(what, role, holder, resource.numberOn(this), this.noteHere(null));
  }

  /** Tells the trace that a future, or a task, failed and that nobody came for its error. */
  neverRetrieved(future) {
    if (this.#traced)
      this.#core.tell(future instanceof Task ? LOST_TASK : LOST_FUTURE, 0, idOf(future), 0, 0);
  }

  /** ECMA-262's [[PromiseIsHandled]]: a callback of somebody's will have the error of a future, or of a task. */
  markAsHandled(future) {
    beRetrieved(future);
  }

  cancelRequested(task) {
    if (this.#traced) this.#core.cancelRequested(task, this.noteHere(null));
  }

  endSleep(timer) {
    this.#core.cancelSleep(timer);
  }

  cancelCall(key) {
    this.#core.cancelCall(key);
  }

  /** Tells the trace how much the program has written to its output (1) or for errors (2) by now. */
  wrote(stream, end) {
    if (this.#traced) this.#core.wrote(stream, end);
  }

  promiseResolved() {
    if (this.#microtasks) this.#core.promiseResolved();
  }

  /** Where the task stands that has just suspended. */
  askSite(before) {
    return this.#askSite === null ? before : this.#askSite();
  }

  /** Keeps for the trace what a task waits for and where it stands, and returns the number of that. */
  note(what, site) {
    return this.#keep(this.#standing, site, { what, line: site, site });
  }

  /** The same of what is called, if anything, and where the program is. */
  noteHere(what) {
    const line = this.#here();
    return what === null && line === null ? 0 : this.#keep(this.#doing, line, { what, line });
  }

  /** The same of several things, whose numbers follow one another. Returns the first. */
  noteCalls(called) {
    if (called.length < 2) return called.length === 0 ? 0 : this.noteHere(called[0]);
    const line = this.#here();
    for (let n = 0; n < called.length; n++) append(this.#places, { what: called[n], line });
    return this.#places.length - called.length + 1;
  }

  /** The number of the place that was noted last under `where`, if it says the same; or of a new one. */
  #keep(numbers, where, place) {
    const known = mapGet(numbers, where) ?? 0;
    if (known > 0) {
      const { name, what, line } = this.#places[known - 1];
      if (name === place.name && what === place.what && line === place.line) return known;
    }
    const number = append(this.#places, place);
    mapSet(numbers, where, number);
    return number;
  }

  #noteCall(callback) {
    return this.#traced ? this.noteHere(this.nameOf(callback)) : 0;
  }

  #here() {
    return this.#askHere === null ? null : this.#askHere();
  }

  /** A callback, or a step of a task, has returned. */
  left() {
    if (this.#onLeft !== null) this.#onLeft();
  }

  /** What a callback is called in the trace. */
  nameOf(callback) {
    const name = this.#called ?? callback.name;
    this.#called = null;
    return typeof name === "string" && name !== "" ? name : null;
  }

  /** Says what the next callback is called, which is handed over now. */
  called(name) {
    this.#called = name;
  }

  taskEnded(task, failed) {
    setDelete(this.#tasks, task);
    if (failed && !isRetrieved(task)) this.failed(task);
  }

  /** A future or a task failed, and nobody has come for its error yet. */
  failed(future) {
    append(this.#failed, future);
    this.#core.askToLookAtFailures();
  }

  /**
   * An error that nobody is there to catch. `source` is the handle, future or task that it came from: its callback
   * threw it, or it failed with it.
   */
  report(error, source, how = "callback") {
    if (this.#onError === null) reportUncaught(error);
    else guard(this.#onError, error, source, how);
  }

  // ---- called by the Rust side, by way of the hooks ---------------------------------------------------

  takeTrace(words, text, dropped) {
    const places = this.#places;
    this.#places = [];
    this.#standing = newMap();
    this.#making = newMap();
    this.#doing = newMap();
    guard(this.#onTrace, {
      words,
      text,
      places,
      dropped,
    });
  }

  idle() {
    if (this.#onIdle !== null) guard(this.#onIdle);
  }

  /** A macrotask after something failed: whoever wanted its error has come for it by now, or is about to be called. */
  lookAtFailures() {
    const failed = this.#failed;
    this.#failed = [];
    for (let n = 0; n < failed.length; n++) {
      const future = failed[n];
      if (isRetrieved(future)) continue;
      if (hasCallbacks(future)) append(this.#failed, future);
      else this.report(valueOf(future), future, "failed");
    }
    if (this.#failed.length > 0 && !this.#stopped) this.#core.askToLookAtFailures();
  }
}

setLoopMaker(() => new EventLoop(undefined, SPAWN));

/** The Rust side calls the loop through these, so that it does not keep it alive. */
function hooksOf(loop) {
  const weak = new WeakRef(loop);
  return {
    takeTrace: (words, text, dropped) => deref(weak)?.takeTrace(words, text, dropped),
    idle: () => deref(weak)?.idle(),
    lookAtFailures: () => deref(weak)?.lookAtFailures(),
  };
}

function checkSpeed(speed) {
  if (typeof speed !== "number") {
    throw new TypeError(`EventLoop: the speed must be a number, not ${spell(speed)}.`);
  }
  if (!(speed > 0 && speed < Infinity)) {
    throw new RangeError(
      `EventLoop: the speed must be above zero and finite, not ${speed}. To let time stand still, pause().`,
    );
  }
}

/** Calls a hook; what it throws must not reach the Rust side. */
function guard(hook, ...args) {
  try {
    apply(hook, undefined, args);
  } catch (error) {
    reportUncaught(error);
  }
}

/** As if it had been thrown at the top level of a script. */
function reportUncaught(error) {
  if (typeof globalThis.reportError === "function") globalThis.reportError(error);
  else console.error("Uncaught", error);
}

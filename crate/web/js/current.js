/**
 * What is current: the realm's loop, the task that runs now, and the way into WebAssembly. Knows none of the
 * classes, so that all of them can import it.
 */
import { InvalidStateError } from "./errors.js";

let makeCore = () => {
  throw new InvalidStateError(
    "Interleave is not loaded yet: await the module's default export, `init()`, before anything else.",
  );
};
let makeLoop;
let loop = null;
let task = null;

/** Called by WebAssembly once, when it is ready. */
export function connect(make) {
  makeCore = make;
}

/** The Rust side of a loop. */
export function createCore(flags, speed, hooks) {
  return makeCore(flags, speed, hooks);
}

/** Says how the realm's loop is made at first use. */
export function setLoopMaker(make) {
  makeLoop = make;
}

export function currentLoop() {
  return (loop ??= makeLoop());
}

export function setCurrentLoop(next) {
  loop = next;
}

/** The task whose step runs now, or null. */
export function currentTask() {
  return task;
}

/** Says whose step runs now, and returns whose step that interrupts. */
export function setCurrentTask(next) {
  const outer = task;
  task = next;
  return outer;
}

/**
 * What can be awaited, and how a promise becomes a future of ours. Knows futures; knows no tasks.
 */
import { spell } from "./errors.js";
import { ERROR, Future, RESULT, beRetrieved, loopOf, setWords, settle } from "./future.js";
import { OUTSIDE } from "./roles.js";

export function isFuture(value) {
  return value instanceof Future;
}

export function isThenable(value) {
  return (
    value !== null &&
    (typeof value === "object" || typeof value === "function") &&
    typeof value.then === "function"
  );
}

const GENERATOR = Object.getPrototypeOf(Object.getPrototypeOf((function* () {})()));

/** A generator object: a coroutine that can be run. */
export function isGenerator(value) {
  return (
    typeof value === "object" &&
    value !== null &&
    (GENERATOR.isPrototypeOf(value) || Object.prototype.toString.call(value) === "[object Generator]")
  );
}

/**
 * A future of `loop` that is done when the thenable is. Cancelling it only stops the waiting: a native promise
 * cannot be cancelled. A future of another loop can, and is.
 */
export function adopt(thenable, loop, words = "a native promise") {
  const future = setWords(new Future(undefined, loop), words);
  loop.serves(future, OUTSIDE);
  thenable.then(
    (value) => settle(future, RESULT, value),
    (error) => settle(future, ERROR, error),
  );
  return future;
}

/** The future that stands for an awaitable on `loop`; null if the value is none. */
export function toFuture(value, loop) {
  if (isFuture(value)) return loopOf(value) === loop ? value : adopt(value, loop, "another loop");
  return isThenable(value) ? adopt(value, loop) : null;
}

/**
 * The futures that stand for the arguments of `where`. A coroutine among them becomes a task. From here on somebody
 * looks after their errors.
 */
export function toChildren(values, loop, where) {
  return values.map((value, index) => {
    const child = toFuture(value, loop) ?? (isGenerator(value) ? loop.spawn(value) : null);
    if (child === null) {
      const which = values.length === 1 ? "" : ` (argument ${index + 1})`;
      throw new TypeError(
        `${where}: ${spell(value)}${which} cannot be awaited. Pass a Task, a Future, a promise or a coroutine.`,
      );
    }
    beRetrieved(child);
    return child;
  });
}

/** Runs what a function does, or the coroutine that it returns, as a part of the coroutine that calls this. */
export function* call(body) {
  const made = body();
  if (isGenerator(made)) return yield* made;
  return isThenable(made) ? yield made : made;
}

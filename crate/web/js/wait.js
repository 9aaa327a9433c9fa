/**
 * `wait`: until some of several awaitables are done, as CPython's (Lib/asyncio/tasks.py). It neither fails nor
 * cancels anything: it says how things stand.
 */
import { toChildren } from "./awaitable.js";
import { currentLoop } from "./current.js";
import { checkDelay, spell } from "./errors.js";
import { ERROR, Future, RESULT, setWords, settle, stateOf, whenSettled, wordsOfAll } from "./future.js";
import { WAIT } from "./roles.js";

const RETURN_WHEN = ["first-completed", "first-exception", "all-completed"];

export function wait(awaitables, options = undefined) {
  const { timeout, returnWhen = "all-completed" } = options ?? {};
  if (typeof awaitables?.[Symbol.iterator] !== "function" || typeof awaitables.then === "function") {
    throw new TypeError(`wait: an array of awaitables is needed here, not ${spell(awaitables)}.`);
  }
  if (!RETURN_WHEN.includes(returnWhen)) {
    throw new TypeError(
      `wait: returnWhen must be one of ${RETURN_WHEN.map(spell).join(", ")}, not ${spell(returnWhen)}.`,
    );
  }
  if (timeout !== undefined) checkDelay(timeout, "wait");
  const loop = currentLoop();
  const children = [...new Set(toChildren([...awaitables], loop, "wait"))];
  if (children.length === 0) {
    throw new RangeError("wait: there is nothing to wait for: the array of awaitables is empty.");
  }
  const outer = new Future(undefined, loop);
  loop.serves(outer, WAIT, null, children);
  setWords(outer, () => `wait for ${wordsOfAll(children)}`);

  const answer = () => {
    const done = children.filter((child) => child.done);
    const pending = children.filter((child) => !child.done);
    settle(outer, RESULT, { done, pending });
  };
  let left = children.length;
  const childDone = (child) => {
    left--;
    const enough =
      left === 0 ||
      returnWhen === "first-completed" ||
      (returnWhen === "first-exception" && stateOf(child) === ERROR);
    if (enough) answer();
  };
  for (const child of children) {
    loop.called("wait");
    child.addDoneCallback(childDone);
  }
  loop.called(timeout === undefined ? null : "wait");
  const timer = timeout === undefined ? null : loop.callLater(timeout, answer);
  whenSettled(outer, () => {
    timer?.cancel();
    for (const child of children) child.removeDoneCallback(childDone);
  });
  return outer;
}

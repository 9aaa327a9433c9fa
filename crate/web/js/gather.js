/**
 * `gather`: several awaitables at once, as CPython's (Lib/asyncio/tasks.py). Knows futures only.
 */
import { isThenable, toChildren } from "./awaitable.js";
import { currentLoop } from "./current.js";
import {
  CANCELLED,
  Future,
  RESULT,
  cancelledError,
  setWords,
  settle,
  stateOf,
  valueOf,
  wordsOfAll,
  beReported,
} from "./future.js";
import { GATHER } from "./roles.js";

/** It is cancelled by cancelling what it gathers, and is done when all of that is. */
class Gathering extends Future {
  #children;
  #requested = null;

  constructor(children, loop) {
    super({ name: "gather" }, loop);
    this.#children = children;
  }

  get requested() {
    return this.#requested;
  }

  cancel(message) {
    if (this.done) return false;
    const error = cancelledError(message, "the gathering was cancelled");
    let any = false;
    for (const child of this.#children) any = child.cancel(error) || any;
    if (any) this.#requested = error;
    return any;
  }
}

export function gather(...args) {
  const { values, returnExceptions } = read(args);
  const loop = currentLoop();
  // The same awaitable given twice is one child.
  const distinct = [...new Set(values)];
  const futures = toChildren(distinct, loop, "gather");
  const childOf = new Map(distinct.map((value, index) => [value, futures[index]]));
  const children = values.map((value) => childOf.get(value));
  const outer = beReported(new Gathering(futures, loop));
  loop.serves(outer, GATHER, null, futures);
  setWords(outer, () => `gather of ${wordsOfAll(futures)}`);
  if (futures.length === 0) {
    settle(outer, RESULT, []);
    return outer;
  }

  let left = futures.length;
  const childDone = (child) => {
    left--;
    if (outer.done) return;
    if (!returnExceptions && stateOf(child) !== RESULT) {
      settle(outer, stateOf(child), valueOf(child));
    } else if (left === 0) {
      if (outer.requested !== null) settle(outer, CANCELLED, outer.requested);
      else settle(outer, RESULT, children.map(valueOf));
    }
  };
  const done = futures.filter((child) => child.done);
  for (const child of futures) {
    if (child.done) continue;
    loop.called("gather");
    child.addDoneCallback(childDone);
  }
  done.forEach(childDone);
  return outer;
}

/** `gather(a, b)`, `gather(a, b, options)`, `gather([a, b])` or `gather([a, b], options)`. */
function read(args) {
  let options = {};
  const last = args.at(-1);
  if (args.length > 0 && isOptions(last)) {
    options = last;
    args = args.slice(0, -1);
  }
  const first = args[0];
  const list =
    args.length === 1 &&
    typeof first === "object" &&
    first !== null &&
    !isThenable(first) &&
    !("next" in first);
  const values = list && typeof first[Symbol.iterator] === "function" ? [...first] : args;
  return { values, returnExceptions: Boolean(options.returnExceptions) };
}

function isOptions(value) {
  return (
    typeof value === "object" &&
    value !== null &&
    !isThenable(value) &&
    Object.hasOwn(value, "returnExceptions")
  );
}

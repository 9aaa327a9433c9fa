/**
 * A compiled function's generator as the event loop drives it. Does what a native async function does that
 * a generator does not, and notes what only the driver of a step can see: which await let an error through.
 * Knows generators; nothing of tasks.
 */
import type { Body } from "./compile/contract";
import { markAsHandled } from "./mark-as-handled";
import {
  freeze,
  generatorNext,
  generatorPrototype,
  generatorReturn,
  generatorThrow,
  is,
  isObject,
} from "../primordials";

/** Told as steps are taken. */
export interface StepWatcher {
  begins(): void;
  ends(): void;
  /** Whether it is a promise, or a future of the event loop. */
  isPromise(value: object): boolean;
  /** The site at which the step that has just ended came to rest; setting it says where the next one does. */
  site: number | null;
  /** An error came out of a step that did not get it from an await. */
  threw(error: unknown): void;
  /** An error that the await at `site` threw came out of the step. */
  passed(error: unknown, site: number): void;
}

type Step = IteratorResult<unknown, unknown>;

const TURN: Step = { done: false, value: undefined };

class Coroutine {
  readonly #body: Body;
  readonly #watcher: StepWatcher;
  #site: number | null = null;
  /** What is awaited after the turn that goes by now. */
  #next: { readonly value: unknown } | null = null;
  /** The body is over: what is awaited now is its result. */
  #isOver = false;

  constructor(body: Body, watcher: StepWatcher) {
    this.#body = body;
    this.#watcher = watcher;
  }

  next(value?: unknown): Step {
    if (this.#next !== null) return this.#await(this.#next.value);
    if (this.#isOver) return { done: true, value };
    this.#watcher.begins();
    try {
      return this.#came(generatorNext(this.#body, value));
    } catch (error) {
      this.#watcher.threw(error);
      throw error;
    } finally {
      this.#watcher.ends();
    }
  }

  throw(error: unknown): Step {
    const site = this.#site;
    this.#next = null;
    this.#watcher.begins();
    try {
      // Once the body is over, this throws the error again: what it returned was rejected.
      return this.#came(generatorThrow(this.#body, error));
    } catch (thrown) {
      if (is(thrown, error) && site !== null) this.#watcher.passed(thrown, site);
      else this.#watcher.threw(thrown);
      throw thrown;
    } finally {
      this.#watcher.ends();
    }
  }

  return(value?: unknown): Step {
    return generatorReturn(this.#body, value);
  }

  /**
   * JavaScript calls the `then` of what it does not know to be a promise in a turn of its own, and that of
   * whatever a function returns.
   */
  #came(step: Step): Step {
    const { value } = step;
    if (step.done !== true) {
      this.#site = this.#watcher.site;
      if (!isForeign(value, this.#watcher)) return step;
    } else {
      if (!isThenable(value)) return step;
      markAsHandled(value);
      this.#isOver = true;
      this.#watcher.site = this.#site;
    }
    this.#next = { value };
    return TURN;
  }

  #await(value: unknown): Step {
    this.#next = null;
    this.#watcher.site = this.#site;
    return { done: false, value };
  }
}

/** Whether it has a `then` that is to be called in a turn of its own. */
function isForeign(value: unknown, watcher: StepWatcher): boolean {
  if (!isObject(value)) return false;
  try {
    return !watcher.isPromise(value) && isThenable(value);
  } catch {
    return false; // the event loop will find the same, and throw it into the body
  }
}

function isThenable(value: unknown): value is object {
  return isObject(value) && typeof (value as { then?: unknown }).then === "function";
}

// The event loop takes for a coroutine what inherits from all generators. The methods above are its own, so
// that a program that overwrites those of generators changes nothing here.
Object.setPrototypeOf(Coroutine.prototype, generatorPrototype);
freeze(Coroutine.prototype);

export function coroutine(body: Body, watcher: StepWatcher): Body {
  return new Coroutine(body, watcher) as unknown as Body;
}

/** A body that throws: for a call that failed before there was one. */
export function* failing(error: unknown): Body {
  throw error;
}

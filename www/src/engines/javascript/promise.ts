/**
 * `Promise` as programs get it: ECMA-262's, on the event loop of the program rather than on the browser's
 * microtasks. A promise is a future of the loop; reactions to it (`then`, and all that is made of it) are
 * callbacks in the ready queue. So promise chains, tasks and timers run in one order, which is that of the
 * standard, and all of it stands in the trace.
 *
 * Knows futures and the standard's operations, whose names it uses; nothing of tasks.
 */
import type { Api, EventLoop, Future } from "./api";
import { nameOf, type Here } from "./here";
import { keepName } from "./keep-name";
import { markAsHandled } from "./mark-as-handled";
import { NativePromise, apply, defineProperty, hasInstance, isObject } from "../primordials";
import { ensureStack } from "./stack-guard";

export interface PromiseHost {
  readonly api: Api;
  readonly loop: EventLoop;
  readonly here: Here;
  /** A promise was rejected; perhaps nobody will ask. */
  rejected(promise: Future, reason: unknown): void;
}

type Resolve = (value?: unknown) => void;
type Handler = (value: unknown) => unknown;

interface Capability {
  readonly promise: unknown;
  readonly resolve: Resolve;
  readonly reject: Resolve;
}

type Executor = (resolve: Resolve, reject: Resolve) => void;
type Constructor = new (executor: Executor) => unknown;

/** Makes the class, and makes futures and tasks react as its promises do. */
export function createPromiseClass({ api, loop, here, rejected }: PromiseHost): typeof Promise {
  const { Future } = api;

  class Promise extends Future<unknown> {
    constructor(executor: Executor) {
      if (typeof executor !== "function")
        throw new TypeError(`Promise resolver ${kind(executor)} is not a function`);
      super({ name: "a promise" });
      const { resolve, reject } = resolvingFunctions(this);
      try {
        executor(resolve, reject);
      } catch (error) {
        reject(error);
      }
    }

    static get [Symbol.species](): unknown {
      return this;
    }

    static resolve(value?: unknown): unknown {
      return promiseResolve(this, value);
    }

    static reject(reason?: unknown): unknown {
      const { promise, reject } = newCapability(this);
      reject(reason);
      return promise;
    }

    static withResolvers(): Capability {
      const { promise, resolve, reject } = newCapability(this);
      return { promise, resolve, reject };
    }

    static try(callback: (...args: unknown[]) => unknown, ...args: unknown[]): unknown {
      const { promise, resolve, reject } = newCapability(this);
      try {
        resolve(apply(callback, undefined, args));
      } catch (error) {
        reject(error);
      }
      return promise;
    }

    static race(iterable: Iterable<unknown>): unknown {
      return combine(this, iterable, (all, { resolve, reject }) => {
        for (const promise of all()) promise.then(resolve, reject);
      });
    }

    static all(iterable: Iterable<unknown>): unknown {
      return combine(this, iterable, (all, { resolve, reject }) => {
        const results = collector(resolve);
        for (const promise of all()) promise.then(results.slot(), reject);
        results.complete();
      });
    }

    static allSettled(iterable: Iterable<unknown>): unknown {
      return combine(this, iterable, (all, { resolve }) => {
        const results = collector(resolve);
        for (const promise of all()) {
          const settle = results.slot();
          promise.then(
            (value) => settle({ status: "fulfilled", value }),
            (reason) => settle({ status: "rejected", reason }),
          );
        }
        results.complete();
      });
    }

    static any(iterable: Iterable<unknown>): unknown {
      return combine(this, iterable, (all, { resolve, reject }) => {
        const errors = collector((list) =>
          reject(new AggregateError(list as unknown[], "All promises were rejected")),
        );
        for (const promise of all()) promise.then(resolve, errors.slot());
        errors.complete();
      });
    }

    static override [Symbol.hasInstance](value: unknown): boolean {
      if (this !== Promise) return hasInstance(this, value);
      // Calling an async function gives a promise, as everybody has learned; here that is a task.
      return hasInstance(Future as unknown as Constructor, value) || hasInstance(NativePromise, value);
    }
  }

  /** The two ends of a promise (CreateResolvingFunctions). */
  function resolvingFunctions(promise: Future): { resolve: Resolve; reject: Resolve } {
    let isResolved = false;
    const resolve = nameless((value?: unknown): void => {
      if (isResolved) return;
      isResolved = true;
      if (value === promise) return fail(promise, new TypeError("Chaining cycle detected for promise"));
      let then: unknown;
      try {
        then = isObject(value) ? (value as { then?: unknown }).then : undefined;
      } catch (error) {
        return fail(promise, error);
      }
      if (typeof then !== "function") return fulfill(promise, value);
      const method = then as (...args: unknown[]) => unknown;
      markAsHandled(value as object);
      loop.called("then");
      loop.callSoon(() => {
        const ends = resolvingFunctions(promise);
        try {
          apply(method, value, [ends.resolve, ends.reject]);
        } catch (error) {
          ends.reject(error);
        }
      });
    });
    const reject = nameless((reason?: unknown): void => {
      if (isResolved) return;
      isResolved = true;
      fail(promise, reason);
    });
    return { resolve, reject };
  }

  // A task that is cancelled cancels what it awaits, so a promise may be done before it is settled.
  function fulfill(promise: Future, value: unknown): void {
    if (!promise.done) promise.setResult(value);
  }

  function fail(promise: Future, reason: unknown): void {
    if (promise.done) return;
    promise.setException(reason);
    rejected(promise, reason);
  }

  /** A promise of any class, with its two ends (NewPromiseCapability). */
  function newCapability(constructor: unknown): Capability {
    if (typeof constructor !== "function") throw new TypeError(`${kind(constructor)} is not a constructor`);
    let resolve: unknown;
    let reject: unknown;
    const promise = new (constructor as Constructor)((first, second) => {
      if (resolve !== undefined || reject !== undefined)
        throw new TypeError("Promise executor has already been invoked");
      resolve = first;
      reject = second;
    });
    if (typeof resolve !== "function" || typeof reject !== "function") {
      throw new TypeError("Promise resolve or reject function is not callable");
    }
    return { promise, resolve: resolve as Resolve, reject: reject as Resolve };
  }

  function promiseResolve(constructor: unknown, value: unknown): unknown {
    if (!isObject(constructor)) throw new TypeError("PromiseResolve called on a non-object");
    if (hasInstance(Future as unknown as Constructor, value)) {
      // A task counts as a promise of this very class.
      const own = hasInstance(Promise, value) ? (value as object).constructor : Promise;
      if (own === constructor) return value;
    }
    const { promise, resolve } = newCapability(constructor);
    resolve(value);
    return promise;
  }

  /** The class of the promise that `then` returns. */
  function speciesOf(future: Future): unknown {
    if (!hasInstance(Promise, future)) return Promise;
    const { constructor } = future;
    if (constructor === undefined || constructor === Promise) return Promise;
    if (!isObject(constructor)) throw new TypeError("The .constructor property is not an object");
    const species = (constructor as { [Symbol.species]?: unknown })[Symbol.species];
    return species === undefined || species === null ? Promise : species;
  }

  function then(this: Future, onFulfilled?: unknown, onRejected?: unknown): unknown {
    if (!hasInstance(Future as unknown as Constructor, this)) {
      throw new TypeError(`Method Promise.prototype.then called on incompatible receiver ${kind(this)}`);
    }
    ensureStack();
    const { promise, resolve, reject } = newCapability(speciesOf(this));
    loop.called(nameOf(onFulfilled, nameOf(onRejected, "then")));
    // From now on, whatever comes between this and the callback: what is made of it fails in its place.
    loop.markAsHandled(this);
    this.addDoneCallback((done) => {
      let value: unknown;
      let isRejected = false;
      try {
        value = done.result();
      } catch (error) {
        value = error;
        isRejected = true;
      }
      const handler = isRejected ? onRejected : onFulfilled;
      if (typeof handler !== "function") return isRejected ? reject(value) : resolve(value);
      let result: unknown;
      try {
        result = (handler as Handler)(value);
      } catch (error) {
        here.leave();
        return reject(error);
      }
      here.leave();
      resolve(result);
    });
    return promise;
  }

  function invokeThen(promise: unknown, onFulfilled: unknown, onRejected: unknown): unknown {
    return (promise as { then(a: unknown, b: unknown): unknown }).then(onFulfilled, onRejected);
  }

  function catchMethod(this: unknown, onRejected?: unknown): unknown {
    return invokeThen(this, undefined, onRejected);
  }

  function finallyMethod(this: unknown, onFinally?: unknown): unknown {
    if (!isObject(this)) throw new TypeError("Promise.prototype.finally called on a non-object");
    if (typeof onFinally !== "function") return invokeThen(this, onFinally, onFinally);
    const constructor = hasInstance(Future as unknown as Constructor, this)
      ? speciesOf(this as Future)
      : Promise;
    const after = (outcome: () => unknown): unknown =>
      invokeThen(promiseResolve(constructor, (onFinally as () => unknown)()), outcome, undefined);
    return invokeThen(
      this,
      (value: unknown) => after(() => value),
      (reason: unknown) =>
        after(() => {
          throw reason;
        }),
    );
  }

  /** What `all`, `race` and the others have in common: errors on the way reject the result. */
  function combine(
    constructor: unknown,
    iterable: Iterable<unknown>,
    run: (
      all: () => Iterable<{ then: (a: Handler, b?: Handler) => unknown }>,
      capability: Capability,
    ) => void,
  ): unknown {
    const capability = newCapability(constructor);
    try {
      const { resolve } = constructor as { resolve?: unknown };
      if (typeof resolve !== "function")
        throw new TypeError("Promise resolve or reject function is not callable");
      run(function* () {
        for (const value of iterable) yield apply(resolve as Handler, constructor, [value]) as never;
      }, capability);
    } catch (error) {
      capability.reject(error);
    }
    return capability.promise;
  }

  const methods = { then, catch: catchMethod, finally: finallyMethod };
  for (const object of [Future.prototype, Promise.prototype]) {
    for (const [name, value] of Object.entries(methods)) {
      keepName(value, name);
      defineProperty(object, name, { value, writable: true, configurable: true, enumerable: false });
    }
  }
  defineProperty(Promise.prototype, Symbol.toStringTag, { value: "Promise", configurable: true });
  return Promise as unknown as typeof globalThis.Promise;
}

/** Results that come in any order and are handed on when the last one has come. */
function collector(complete: (list: readonly unknown[]) => void) {
  const list: unknown[] = [];
  let missing = 1;
  const one = (): void => {
    missing -= 1;
    if (missing === 0) complete(list);
  };
  return {
    slot(): (value: unknown) => void {
      const index = list.length;
      let isFilled = false;
      list[index] = undefined;
      missing += 1;
      return (value) => {
        if (isFilled) return;
        isFilled = true;
        list[index] = value;
        one();
      };
    },
    /** No more slots will be asked for. */
    complete: one,
  };
}

/** The ends of a promise have no names, as the standard has it: an argument gets none from the variable that it comes to. */
function nameless(end: Resolve): Resolve {
  return end;
}

function kind(value: unknown): string {
  return isObject(value) ? `#<${typeof value}>` : String(value);
}

/**
 * What counts as a promise. Knows the native ones and the futures of "interleave".
 */
import type { Api } from "./api";
import { NativePromise, defineProperty, hasInstance, isObject, isPrototypeOf } from "./primordials";

const prototype = NativePromise.prototype;

export function isNativePromise(value: unknown): value is Promise<unknown> {
  return isObject(value) && isPrototypeOf(prototype, value);
}

/**
 * Makes `x instanceof Promise` true for futures and tasks: calling an async function gives a promise, as
 * everybody has learned, and here that promise is a task.
 */
export function futuresArePromises(api: Api): void {
  const { Future } = api;
  defineProperty(NativePromise, Symbol.hasInstance, {
    value(this: unknown, value: unknown): boolean {
      const isInstance = hasInstance(this as () => void, value);
      return isInstance || (this === NativePromise && hasInstance(Future as unknown as () => void, value));
    },
    configurable: true,
    writable: true,
  });
}

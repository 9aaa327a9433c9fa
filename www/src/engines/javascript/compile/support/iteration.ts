/**
 * Iterators of values, as `for await` and `yield*` get them, and asking them (ECMA-262, GetIterator with hint
 * async, and Async-from-Sync Iterator Objects). Knows the protocols; not who iterates.
 */
import type { At } from "../contract";

/** An iterator and its `next`, which is read once. */
export interface IteratorRecord {
  readonly iterator: object;
  readonly next: unknown;
  /** Whether it is a sync one, whose values are to be awaited. */
  readonly sync: boolean;
}

export function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

/** A result of `next`, `return` or `throw`, which must be an object. */
export function iteratorResult(value: unknown): IteratorResult<unknown> {
  if (!isObject(value)) throw new TypeError(`Iterator result ${String(value)} is not an object`);
  return value as IteratorResult<unknown>;
}

/** A property that must be a function or absent (ECMA-262, GetMethod). */
export function methodOf(value: unknown, key: PropertyKey): ((...args: unknown[]) => unknown) | undefined {
  const method: unknown = (value as Record<PropertyKey, unknown>)[key];
  if (method === undefined || method === null) return undefined;
  if (typeof method !== "function") throw new TypeError(`${describe(method)} is not a function`);
  return method as (...args: unknown[]) => unknown;
}

export function call(method: unknown, self: unknown, ...args: unknown[]): unknown {
  if (typeof method !== "function") throw new TypeError(`${describe(method)} is not a function`);
  return Reflect.apply(method, self, args);
}

/** The iterator of a value for `for await` and `yield*`: its async one, or else its sync one. */
export function asyncIterator(value: unknown): IteratorRecord {
  if (value === null || value === undefined) throw new TypeError(`${String(value)} is not async iterable`);
  const asynchronous = methodOf(value, Symbol.asyncIterator);
  if (asynchronous !== undefined) return record(Reflect.apply(asynchronous, value, []), false);
  const synchronous = methodOf(value, Symbol.iterator);
  if (synchronous === undefined) throw new TypeError(`${describe(value)} is not async iterable`);
  return record(Reflect.apply(synchronous, value, []), true);
}

function record(iterator: unknown, sync: boolean): IteratorRecord {
  if (!isObject(iterator)) {
    throw new TypeError(`Result of the iterator method, ${describe(iterator)}, is not an object`);
  }
  return { iterator, next: (iterator as { next?: unknown }).next, sync };
}

function describe(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "function") return value.name || "function";
  return isObject(value) ? Object.prototype.toString.call(value) : String(value);
}

export type Request = "next" | "return" | "throw";

/**
 * Asks an iterator and awaits its answer; null where it has no method for the request. The values of a
 * sync iterator are awaited, each for as many turns as in JavaScript, where an async iterator and its promise
 * stand in between. Here the task itself awaits the value, so that it is seen to wait for it.
 */
export function* ask(
  at: At,
  site: number,
  from: IteratorRecord,
  request: Request,
  args: readonly unknown[],
): Generator<unknown, IteratorResult<unknown> | null, unknown> {
  const { iterator, next, sync } = from;
  // What it starts is started here.
  at(site, undefined);
  if (!sync) {
    const method = request === "next" ? next : methodOf(iterator, request);
    if (method === undefined && request !== "next") return null;
    return iteratorResult(yield at(site, call(method, iterator, ...args)));
  }
  let result: IteratorResult<unknown> | null;
  let done: boolean;
  let value: unknown;
  try {
    result = askSync(from, request, args);
    done = result === null || Boolean(result.done);
    value = result === null ? args[0] : result.value;
  } catch (error) {
    yield at(site, undefined);
    throw error;
  }
  if (result !== null) {
    try {
      value = yield at(site, value);
    } catch (error) {
      if (!done && request !== "return") closeQuietly(iterator);
      yield at(site, undefined);
      throw error;
    }
  }
  yield at(site, undefined);
  return { value, done } as IteratorResult<unknown>;
}

/** Null for a `return` that the iterator does not have. */
function askSync(
  { iterator, next }: IteratorRecord,
  request: Request,
  args: readonly unknown[],
): IteratorResult<unknown> | null {
  if (request === "next") return iteratorResult(call(next, iterator, ...args));
  const method = methodOf(iterator, request);
  if (method !== undefined) return iteratorResult(Reflect.apply(method, iterator, args));
  if (request === "return") return null;
  close(iterator);
  throw new TypeError("The iterator does not provide a 'throw' method");
}

function close(iterator: object): void {
  const method = methodOf(iterator, "return");
  if (method !== undefined) iteratorResult(Reflect.apply(method, iterator, []));
}

/** Closes after an error, which wins over whatever closing throws. */
function closeQuietly(iterator: object): void {
  try {
    close(iterator);
  } catch {
    // The standard drops it: the error that led here is the one that is reported.
  }
}

/**
 * Async iterators of values, as `for await` and `yield*` get them (ECMA-262, GetIterator with hint async and
 * CreateAsyncFromSyncIterator). Knows the protocols; not who iterates, nor tasks.
 */

/** An iterator and its `next`, which is read once. */
export interface IteratorRecord {
  readonly iterator: object;
  readonly next: unknown;
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

/** The async iterator of a value; of a value that is only iterable, one that awaits what it holds. */
export function asyncIterator(value: unknown): IteratorRecord {
  if (value === null || value === undefined) throw new TypeError(`${String(value)} is not async iterable`);
  const asynchronous = methodOf(value, Symbol.asyncIterator);
  if (asynchronous !== undefined) return record(Reflect.apply(asynchronous, value, []));
  const synchronous = methodOf(value, Symbol.iterator);
  if (synchronous === undefined) throw new TypeError(`${describe(value)} is not async iterable`);
  const iterator = new AsyncFromSync(record(Reflect.apply(synchronous, value, [])));
  return { iterator, next: iterator.next };
}

function record(iterator: unknown): IteratorRecord {
  if (!isObject(iterator))
    throw new TypeError(`Result of the iterator method, ${describe(iterator)}, is not an object`);
  return { iterator, next: (iterator as { next?: unknown }).next };
}

function describe(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "function") return value.name || "function";
  return isObject(value) ? Object.prototype.toString.call(value) : String(value);
}

/** An async iterator over a sync one, whose values it awaits. */
class AsyncFromSync {
  readonly #iterator: object;
  readonly #next: unknown;

  constructor({ iterator, next }: IteratorRecord) {
    this.#iterator = iterator;
    this.#next = next;
  }

  next(...value: unknown[]): Promise<IteratorResult<unknown>> {
    return this.#settle(() => call(this.#next, this.#iterator, ...value), true);
  }

  return(...value: unknown[]): Promise<IteratorResult<unknown>> {
    let method: ReturnType<typeof methodOf>;
    try {
      method = methodOf(this.#iterator, "return");
    } catch (error) {
      return Promise.reject(error);
    }
    if (method === undefined) return Promise.resolve({ value: value[0], done: true });
    const close = method;
    return this.#settle(() => Reflect.apply(close, this.#iterator, value), false);
  }

  throw(...error: unknown[]): Promise<IteratorResult<unknown>> {
    return this.#settle(() => {
      const method = methodOf(this.#iterator, "throw");
      if (method !== undefined) return Reflect.apply(method, this.#iterator, error);
      this.#close();
      throw new TypeError("The iterator does not provide a 'throw' method");
    }, true);
  }

  /** Runs a step and awaits the value it gave; a value that fails closes the sync iterator. */
  #settle(step: () => unknown, closes: boolean): Promise<IteratorResult<unknown>> {
    return new Promise((resolve, reject) => {
      const result = iteratorResult(step());
      const done = Boolean(result.done);
      const { value } = result;
      let wrapped: Promise<unknown>;
      try {
        wrapped = Promise.resolve(value);
      } catch (error) {
        if (!done && closes) this.#closeQuietly();
        throw error;
      }
      wrapped.then(
        (settled) => resolve({ value: settled, done }),
        (error: unknown) => {
          if (!done && closes) this.#closeQuietly();
          reject(error);
        },
      );
    });
  }

  #close(): void {
    const method = methodOf(this.#iterator, "return");
    if (method !== undefined) iteratorResult(Reflect.apply(method, this.#iterator, []));
  }

  /** Closes after an error, which wins over whatever closing throws. */
  #closeQuietly(): void {
    try {
      this.#close();
    } catch {
      // The standard drops it: the error that led here is the one that is reported.
    }
  }
}

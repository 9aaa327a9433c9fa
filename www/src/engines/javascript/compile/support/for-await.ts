/**
 * The state of one `for await` loop: asks the iterator for values one at a time and closes it when the
 * loop is left early (ECMA-262, ForIn/OfBodyEvaluation and AsyncIteratorClose). How compiled code uses it is
 * in loops.ts; here is only what happens between loop and iterator.
 */
import type { At } from "../contract";
import { asyncIterator, call, isObject, iteratorResult, methodOf, type IteratorRecord } from "./iteration";

export class ForAwait {
  /** Whether the loop goes on: false once the iterator is done or the body was left early. */
  more = true;
  /** Whether the iterator has to be closed: true while the head is bound and the body runs. */
  open = false;

  readonly #at: At;
  readonly #site: number;
  #record: IteratorRecord | null = null;
  #failed = false;

  constructor(at: At, site: number) {
    this.#at = at;
    this.#site = site;
  }

  get begun(): boolean {
    return this.#record !== null;
  }

  /** The first result of an iterable's iterator, to be awaited. */
  begin(iterable: unknown): unknown {
    this.#record = asyncIterator(iterable);
    return this.next();
  }

  /** The next result, to be awaited. An iterator that fails by itself is not closed. */
  next(): unknown {
    this.open = false;
    return call(this.#record?.next, this.#record?.iterator);
  }

  /** What to run the head and body over: one value, or none at the end. */
  step(awaited: unknown): Iterable<unknown> {
    const result = iteratorResult(awaited);
    if (result.done) {
      this.more = false;
      return [];
    }
    const { value } = result;
    this.open = true;
    return new Once(value, this);
  }

  fail(error: unknown): never {
    this.#failed = true;
    throw error;
  }

  /** Closes the iterator. An error the loop was left with wins over one from closing. */
  *close(): Generator<unknown, void, unknown> {
    const iterator = this.#record?.iterator;
    try {
      const method = methodOf(iterator, "return");
      if (method === undefined) return;
      const result = yield this.#at(this.#site, Reflect.apply(method, iterator, []));
      if (!isObject(result)) throw new TypeError(`${String(result)} is not an object`);
    } catch (error) {
      if (!this.#failed) throw error;
    }
  }
}

/** One value, for an inner loop. JavaScript calls `return` if that loop is left early, and only then. */
class Once implements IterableIterator<unknown> {
  readonly #value: unknown;
  readonly #loop: ForAwait;
  #given = false;

  constructor(value: unknown, loop: ForAwait) {
    this.#value = value;
    this.#loop = loop;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<unknown> {
    if (this.#given) return { value: undefined, done: true };
    this.#given = true;
    return { value: this.#value, done: false };
  }

  return(): IteratorResult<unknown> {
    this.#loop.more = false;
    return { value: undefined, done: true };
  }
}

/**
 * The state of one `for await` loop: asks the iterator for values one at a time and closes it when the
 * loop is left early (ECMA-262, ForIn/OfBodyEvaluation and AsyncIteratorClose). How compiled code uses it is
 * in loops.ts; here is only what happens between loop and iterator.
 */
import type { At } from "../contract";
import { ask, asyncIterator, call, iteratorResult, type IteratorRecord } from "./iteration";

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

  get sync(): boolean {
    return this.#iteration.sync;
  }

  begin(iterable: unknown): void {
    this.#record = asyncIterator(iterable);
  }

  /** The next result of an async iterator, to be awaited. An iterator that fails by itself is not closed. */
  next(): unknown {
    this.open = false;
    // What it starts is started here.
    this.#at(this.#site, undefined);
    const { iterator, next } = this.#iteration;
    return call(next, iterator);
  }

  /** The next result of a sync iterator, whose value is awaited. */
  ask(): Generator<unknown, unknown, unknown> {
    this.open = false;
    return ask(this.#at, this.#site, this.#iteration, "next", []);
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
    try {
      yield* ask(this.#at, this.#site, this.#iteration, "return", []);
    } catch (error) {
      if (!this.#failed) throw error;
    }
  }

  get #iteration(): IteratorRecord {
    if (this.#record === null) throw new Error("a loop went on before it began");
    return this.#record;
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

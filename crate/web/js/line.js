/**
 * Things in a line, and futures that wait in one: first come, first served. Knows nothing of what is waited for.
 *
 * The primitives built on it (Lock, Semaphore, Event, Queue) hand over to the first in the line at once, rather
 * than let it compete with newcomers when its turn comes, so nobody can barge in. They are not built on crates like
 * async-lock: its mutex lets a newcomer take a lock that was just released, before the one that was woken for it runs
 * (eventual fairness), and what is waited for here are JavaScript's futures, with JavaScript's values.
 */
import { Future, setWords, whenSettled } from "./future.js";

/** A list with both ends and the middle open. */
export class Deque {
  #first = null;
  #last = null;
  #size = 0;

  get size() {
    return this.#size;
  }

  get first() {
    return this.#first?.value;
  }

  /** Returns what `remove` wants to have. */
  push(value) {
    const node = { value, before: this.#last, after: null, inside: true };
    if (this.#last === null) this.#first = node;
    else this.#last.after = node;
    this.#last = node;
    this.#size++;
    return node;
  }

  unshift(value) {
    const node = { value, before: null, after: this.#first, inside: true };
    if (this.#first === null) this.#last = node;
    else this.#first.before = node;
    this.#first = node;
    this.#size++;
    return node;
  }

  shift() {
    const node = this.#first;
    this.remove(node);
    return node.value;
  }

  /** Returns whether it was still in. */
  remove(node) {
    if (!node.inside) return false;
    node.inside = false;
    if (node.before === null) this.#first = node.after;
    else node.before.after = node.after;
    if (node.after === null) this.#last = node.before;
    else node.after.before = node.before;
    this.#size--;
    return true;
  }
}

/** Futures that wait. One that is done, in whatever way, is out of the line. */
export class Line extends Deque {
  #role;
  #resource;

  /** What its futures stand for in the trace, and at which thing. */
  constructor(role, resource) {
    super();
    this.#role = role;
    this.#resource = resource;
  }

  /** A new future at the end of the line. `about` is kept with it. */
  join(loop, words, about = undefined) {
    const future = setWords(new Future(undefined, loop), words);
    loop.serves(future, this.#role, this.#resource);
    const node = this.push({ future, about });
    whenSettled(future, () => this.remove(node));
    return future;
  }
}

/**
 * `Queue`, as CPython's (Lib/asyncio/queues.py): who puts waits for room, who gets waits for an item, each first
 * come, first served.
 */
import { currentLoop } from "./current.js";
import { InvalidStateError, QueueEmpty, QueueFull, spell } from "./errors.js";
import { RESULT, finished, setAbandon, settle } from "./future.js";
import { Deque, Line } from "./line.js";
import { QUEUE_GET, QUEUE_JOIN, QUEUE_PUT, Resource } from "./roles.js";

export class Queue {
  #maxsize;
  #items = new Deque();
  #resource = new Resource();
  #getters = new Line(QUEUE_GET, this.#resource);
  #putters = new Line(QUEUE_PUT, this.#resource);
  #joiners = new Line(QUEUE_JOIN, this.#resource);
  #unfinished = 0;

  constructor(maxsize = 0) {
    if (!(Number.isInteger(maxsize) || maxsize === Infinity) || maxsize < 0) {
      throw new RangeError(`Queue: maxsize must be a whole number, 0 for any size, not ${spell(maxsize)}.`);
    }
    this.#maxsize = maxsize;
  }

  get maxsize() {
    return this.#maxsize;
  }

  get size() {
    return this.#items.size;
  }

  get empty() {
    return this.#items.size === 0;
  }

  get full() {
    return this.#maxsize > 0 && this.#items.size >= this.#maxsize;
  }

  put(item) {
    const loop = currentLoop();
    if (!this.full) {
      this.#add(item);
      return finished(loop, undefined);
    }
    const about = { item, node: null };
    const future = this.#putters.join(loop, "queue.put()", about);
    // Cancelled after there was room and before it could know: as if it had never put anything.
    return setAbandon(future, () => {
      if (about.node === null || !this.#items.remove(about.node)) return;
      this.#finishOne();
      this.#admit();
    });
  }

  putNowait(item) {
    if (this.full) {
      throw new QueueFull(
        `Queue.putNowait: the queue is full (${this.size} items). Await put() to wait for room.`,
      );
    }
    this.#add(item);
  }

  get() {
    const loop = currentLoop();
    const future = this.empty ? this.#getters.join(loop, "queue.get()") : finished(loop, this.#take());
    // Cancelled after it got an item and before it could know: the item is the next one's.
    return setAbandon(future, () => this.#putBack(future.result()));
  }

  getNowait() {
    if (this.empty) {
      throw new QueueEmpty("Queue.getNowait: the queue is empty. Await get() to wait for an item.");
    }
    return this.#take();
  }

  taskDone() {
    if (this.#unfinished === 0) {
      throw new InvalidStateError("Queue.taskDone: it was called more often than there were items put.");
    }
    this.#finishOne();
  }

  join() {
    const loop = currentLoop();
    return this.#unfinished === 0 ? finished(loop, undefined) : this.#joiners.join(loop, "queue.join()");
  }

  /** Hands an item to who waits for one, or keeps it. Returns its place. */
  #add(item) {
    this.#unfinished++;
    const getter = this.#getters.first;
    if (getter === undefined) return this.#items.push(item);
    settle(getter.future, RESULT, item);
    return null;
  }

  #putBack(item) {
    const getter = this.#getters.first;
    if (getter === undefined) this.#items.unshift(item);
    else settle(getter.future, RESULT, item);
  }

  #take() {
    const item = this.#items.shift();
    this.#admit();
    return item;
  }

  /** Lets the first of those in who wait for room. */
  #admit() {
    const putter = this.#putters.first;
    if (putter === undefined || this.full) return;
    putter.about.node = this.#add(putter.about.item);
    settle(putter.future, RESULT, undefined);
  }

  #finishOne() {
    this.#unfinished--;
    while (this.#unfinished === 0 && this.#joiners.size > 0)
      settle(this.#joiners.first.future, RESULT, undefined);
  }
}

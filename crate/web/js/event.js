/**
 * `Event`, as CPython's (Lib/asyncio/locks.py): a flag that any number of tasks wait for.
 */
import { currentLoop } from "./current.js";
import { RESULT, finished, settle } from "./future.js";
import { Line } from "./line.js";
import { EVENT, Resource } from "./roles.js";

export class Event {
  #set = false;
  #line = new Line(EVENT, new Resource());

  get isSet() {
    return this.#set;
  }

  set() {
    this.#set = true;
    while (this.#line.size > 0) settle(this.#line.first.future, RESULT, undefined);
  }

  clear() {
    this.#set = false;
  }

  wait() {
    const loop = currentLoop();
    return this.#set ? finished(loop, undefined) : this.#line.join(loop, "event.wait()");
  }
}

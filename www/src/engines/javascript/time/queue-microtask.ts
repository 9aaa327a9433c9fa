/**
 * `queueMicrotask` on the program's event loop, where promises react as well, so that their order is the
 * standard's. Knows callbacks only.
 */
import { nameOf } from "../here";
import { kind } from "./timers";
import { ensureStack } from "../stack-guard";

type QueueLoop = { called(name: string): void; callSoon(callback: () => void): unknown };

export function createQueueMicrotask(loop: QueueLoop, failed: (error: unknown) => void) {
  return function queueMicrotask(callback: unknown): void {
    if (typeof callback !== "function") {
      throw new TypeError(`queueMicrotask needs a function to call; it was given ${kind(callback)}.`);
    }
    ensureStack();
    loop.called(nameOf(callback, "queueMicrotask"));
    loop.callSoon(() => {
      try {
        (callback as () => void)();
      } catch (error) {
        failed(error);
      }
    });
  };
}

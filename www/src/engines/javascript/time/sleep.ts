/**
 * `sleep` as programs get it. Zero milliseconds are a timer here, as they are for `setTimeout`: timers come
 * after everything that is ready, so a program that looks again and again with `await sleep(0)` in between
 * would otherwise keep every timer from firing. Knows futures and timers.
 */
import type { Api, EventLoop } from "../api";
import { obey } from "../signal";
import type { ProgramClock } from "./program-clock";
import { ensureStack } from "../stack-guard";

export function createSleep(api: Api, loop: EventLoop, clock: ProgramClock): Api["sleep"] {
  return function sleep(delay, value, options) {
    ensureStack();
    if (delay !== 0) return api.sleep(delay, value, options);
    clock.waits();
    const future = new api.Future({ name: "sleep 0 ms" });
    loop.called("sleep");
    loop.callAt(loop.now(), () => {
      if (!future.done) future.setResult(value);
    });
    obey(api, future, options?.signal, "sleep");
    return future;
  };
}

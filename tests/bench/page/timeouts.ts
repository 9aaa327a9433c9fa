/** Counts the calls of setTimeout, by standing in for it. Knows nothing of who calls. */
import type { Timeouts } from "../sample";

/** The browser's own, for what must not be counted. */
export const setTimeoutUncounted = globalThis.setTimeout.bind(globalThis);
export const clearTimeoutUncounted = globalThis.clearTimeout.bind(globalThis);

export interface TimeoutWatch {
  /** Starts to count anew. */
  reset(): void;
  counts(): Timeouts;
}

export function watchTimeouts(): TimeoutWatch {
  const pending = new Set<number>();
  let set = 0;
  let peak = 0;

  const countedSet = (callback: (...args: unknown[]) => void, delay?: number, ...args: unknown[]): number => {
    const id = setTimeoutUncounted(() => {
      pending.delete(id);
      callback(...args);
    }, delay);
    pending.add(id);
    set += 1;
    peak = Math.max(peak, pending.size);
    return id;
  };
  const countedClear = (id: number): void => {
    pending.delete(id);
    clearTimeoutUncounted(id);
  };
  Object.assign(globalThis, { setTimeout: countedSet, clearTimeout: countedClear });

  return {
    reset() {
      // What an earlier measurement left behind is not this one's.
      pending.clear();
      set = 0;
      peak = 0;
    },
    counts: () => ({ set, peak }),
  };
}

/** What to compare with that is no runtime: yields to the browser by the means it offers, and doing nothing. */
import { nextMacrotask } from "./macrotask";
import type { Run } from "./peers";
import { setTimeoutUncounted } from "./timeouts";

const ofYields =
  (yieldNow: () => Promise<void>): Run =>
  async (_, size) => {
    for (let number = 0; number < size; number += 1) await yieldNow();
    return [size];
  };

/** Clamped to 4 ms from the sixth call of a chain on; a promise in between does not break the chain. */
const timeoutZero = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Does nothing for as long as others are busy: how even frames are on this machine at best. */
const idle: Run = async (_workload, _size, lasting) => {
  await new Promise((resolve) => setTimeoutUncounted(resolve, lasting));
  return [0];
};

declare const scheduler: { yield(): Promise<void> };

export const yardsticks: readonly (readonly [string, Run])[] = [
  ["set_timeout_zero", ofYields(timeoutZero)],
  ["message_channel", ofYields(nextMacrotask)],
  ["scheduler_yield", ofYields(() => scheduler.yield())],
  ["idle", idle],
];

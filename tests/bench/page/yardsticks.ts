/** What a yield to the browser costs by the means it offers: each is a workload of yields and no more. */
import { nextMacrotask } from "./macrotask";
import type { Run } from "./peers";

const ofYields =
  (yieldNow: () => Promise<void>): Run =>
  async (_, size) => {
    for (let number = 0; number < size; number += 1) await yieldNow();
    return [size];
  };

/** Clamped to 4 ms from the sixth call of a chain on; a promise in between does not break the chain. */
const timeoutZero = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

declare const scheduler: { yield(): Promise<void> };

export const yardsticks: readonly (readonly [string, Run])[] = [
  ["set_timeout_zero", ofYields(timeoutZero)],
  ["message_channel", ofYields(nextMacrotask)],
  ["scheduler_yield", ofYields(() => scheduler.yield())],
];

/** Waits that do not end. */
import { words as numbers } from "./numbers";
import { words as plurals } from "./plurals";

export const words = {
  /**
   * A circle of so many tasks, each of which waits for the next: some of them, with what each waits for, which is null if
   * that is not known. One ends it who cancels a task, or who releases a lock, if one is among what they wait for.
   */
  deadlock(
    some: readonly { readonly task: string; readonly wait: string | null }[],
    count: number,
    hasLock: boolean,
  ): string {
    const waits = some.map(({ task, wait }) =>
      wait === null ? `${task} waits` : `${task} waits for ${wait}`,
    );
    const beyond = count - some.length;
    if (beyond > 0) waits.push(`and so on, over ${plurals.counted(beyond, "more task", "more tasks")}`);
    const released = hasLock ? `, or another task releases ${count === 1 ? "the lock" : "a lock"}` : "";
    return `Deadlock: ${waits.join(", ")}. ${noneGoesOn(count)} is cancelled${released}.`;
  },

  moreDeadlocks: (count: number): string =>
    count === 1 ? "There is 1 more deadlock." : `There are ${numbers.number(count)} more deadlocks.`,

  nothingLeft:
    "Nothing is left in the loop that could end these waits: nothing runs, nothing is ready, and no timer is set.",
};

function noneGoesOn(count: number): string {
  if (count === 1) return "It does not go on unless it";
  return `${count === 2 ? "Neither goes on" : "None goes on"} unless one of them`;
}

/** Who holds a lock, or the places of a semaphore. Knows numbers of tasks only. */

/**
 * Which of its holders no longer holds it when one has released it: that one, or else whoever has it longest. -1 if nobody
 * holds it.
 */
export function releasedIndex(
  holders: readonly { readonly task: number | null }[],
  holder: number | null,
): number {
  if (holders.length === 0) return -1;
  return Math.max(
    0,
    holders.findIndex(({ task }) => task === holder),
  );
}

/** Beyond these nobody is told to hold a semaphore. */
export const MOST_HOLDERS = 1_000;

/**
 * Hears of the death of a worker of the page's origin, which no event tells of where the browser ends it. From its run on the
 * worker holds a lock that has its name (engines/lifeline.ts); the page stands in line for it, and has it when the worker is
 * no more. Where there are no locks (pages without an origin, or without https) nothing is heard. Knows locks and names;
 * nothing of runs.
 */

/** Within so many milliseconds a worker has its lock, or will not have any. A busy machine is late. */
const HELD_WITHIN = 30_000;
const LOOK_EVERY = 50;

/** Calls `died` once if the worker of this name dies. Returns how to end it. */
export function whenDead(
  name: string,
  died: () => void,
  locks: LockManager | null = (navigator.locks as LockManager | undefined) ?? null,
): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const watch = async (locks: LockManager): Promise<void> => {
    const end = performance.now() + HELD_WITHIN;
    // Whoever is in line before the worker, keeps it from it.
    while (!(await isHeld(locks, name))) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
      if (signal.aborted || performance.now() > end) return;
    }
    await locks.request(name, { signal }, () => {
      if (!signal.aborted) died();
    });
  };
  if (locks !== null) {
    watch(locks).catch((error: unknown) => {
      // It was ended, or locks are not for this page.
      if (!(error instanceof DOMException)) throw error;
    });
  }
  return () => controller.abort();
}

async function isHeld(locks: LockManager, name: string): Promise<boolean> {
  const { held } = await locks.query();
  return held?.some((lock) => lock.name === name) === true;
}

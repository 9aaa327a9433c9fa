/**
 * The worker's part of being missed when it dies: from now on it holds the lock that has its name, until it is no more
 * (transport/lifeline.ts). Knows locks; nothing of what the worker does.
 */
export function holdLifeline(scope: {
  readonly name: string;
  readonly locks: LockManager | undefined;
}): void {
  scope.locks
    ?.request(scope.name, () => new Promise<never>(() => {}))
    .catch((error: unknown) => {
      // Locks are not for workers without an origin. The page has none either then.
      if (!(error instanceof DOMException)) throw error;
    });
}

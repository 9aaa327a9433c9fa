/**
 * Starts a module worker from an address. The one place that knows how: from another origin, or inside a
 * sandboxed frame, a worker starts differently, and nobody else has to notice.
 */

/** As much of a worker as the page needs; tests supply their own. */
export interface WorkerHandle extends EventTarget {
  postMessage(message: unknown): void;
  terminate(): void;
}

export type StartWorker = (url: string, name: string) => WorkerHandle;

export const startWorker: StartWorker = (url, name) => new Worker(url, { type: "module", name });

/**
 * The pool of workers, and all that speaks with them, loaded when somebody is about to run something: a page that is only
 * read needs none of it. Elements on one page share it. Knows the pool by its type only.
 */
import type { WorkerPool } from "./pool";

const loadPool = async (): Promise<WorkerPool> => {
  const { WorkerPool } = await import("./pool");
  return new WorkerPool();
};

export class LazyPool {
  readonly #load: () => Promise<WorkerPool>;
  #here: WorkerPool | null = null;
  #loading: Promise<WorkerPool> | null = null;

  constructor(load = loadPool) {
    this.#load = load;
  }

  /** Null until it was loaded. */
  get here(): WorkerPool | null {
    return this.#here;
  }

  /** Loads it once. Rejects where that cannot be done; the next call then tries again. */
  load(): Promise<WorkerPool> {
    this.#loading ??= this.#load().then(
      (pool) => (this.#here = pool),
      (error: unknown) => {
        this.#loading = null;
        throw error;
      },
    );
    return this.#loading;
  }

  /** Loads it in advance. What fails is reported by whoever needs it: nobody does yet. */
  preload(): void {
    this.load().catch(() => {});
  }
}

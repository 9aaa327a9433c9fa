/**
 * The stacks of a program's threads: calls into the engine, of which one runs while the others are suspended. They
 * are coroutines: the main stack goes over to one, which comes back to it (crate/python/src/browser/stacks.rs). Knows
 * promises; knows no Python and no time.
 */

/** Lets the main stack go on: the other one is suspended, or has ended, or has broken. */
interface Back {
  resolve(suspended: boolean): void;
  reject(reason: unknown): void;
}

export class Stacks {
  readonly #run: (stack: number) => Promise<void>;
  /** How those that are suspended go on. */
  readonly #suspended = new Map<number, () => void>();
  #running: number | null = null;
  #back: Back | null = null;

  /** `run` runs a stack from its beginning to its end. */
  constructor(run: (stack: number) => Promise<void>) {
    this.#run = run;
  }

  /** From the main stack: goes over to `stack`. Whether it is suspended then; otherwise it has ended. */
  resume(stack: number): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#back = { resolve, reject };
      this.#running = stack;
      const goOn = this.#suspended.get(stack);
      this.#suspended.delete(stack);
      if (goOn === undefined) void this.#begin(stack);
      else goOn();
    });
  }

  /** From another stack: goes back to the main one, until that resumes it. */
  suspend(): Promise<void> {
    const stack = this.#running;
    if (stack === null) throw new Error("the main stack has nowhere to go back to");
    return new Promise((resolve) => {
      this.#suspended.set(stack, resolve);
      this.#leave()?.resolve(true);
    });
  }

  async #begin(stack: number): Promise<void> {
    // Not before the main stack is suspended.
    await Promise.resolve();
    try {
      await this.#run(stack);
      this.#leave()?.resolve(false);
    } catch (error) {
      this.#leave()?.reject(error);
    }
  }

  #leave(): Back | null {
    const back = this.#back;
    this.#back = null;
    this.#running = null;
    return back;
  }
}

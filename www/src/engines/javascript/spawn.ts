/**
 * `spawn` as programs get it. In a compiled program the call of an async function is a task already, so
 * `spawn(worker)` and `spawn(() => worker(1))` call the function now and hand on the task that it is, under
 * the name they were given, rather than wrap it in a second one. Knows functions and tasks.
 */
import type { Api, SpawnOptions } from "./api";
import { markAsHandled } from "./mark-as-handled";
import { generatorFunctionPrototype, isObject, isPrototypeOf } from "../primordials";
import { obey } from "./signal";

/** The name that the next async function to be called takes on. */
export class TaskNames {
  #next: string | null = null;

  /** Calls a function; the first task begun within goes by this name. */
  during<T>(name: string | null, call: () => T): T {
    const outer = this.#next;
    this.#next = name;
    try {
      return call();
    } finally {
      this.#next = outer;
    }
  }

  take(): string | null {
    const name = this.#next;
    this.#next = null;
    return name;
  }
}

export function createSpawn(api: Api, names: TaskNames): Api["spawn"] {
  return function spawn(body, options) {
    if (typeof body !== "function" || isGeneratorFunction(body)) return api.spawn(body, options);
    const name = options?.name;
    let result: unknown;
    try {
      result = names.during(name === undefined ? null : String(name), () => (body as () => unknown)());
    } catch (error) {
      // As with an async function, what it throws is the task's affair.
      return api.spawn(rethrow(error), named(options, body));
    }
    if (!(result instanceof api.Task)) {
      if (isObject(result)) markAsHandled(result);
      return api.spawn(() => result, named(options, body));
    }
    obey(api, result, options?.signal, "spawn");
    return result;
  };
}

function isGeneratorFunction(body: object): boolean {
  return isPrototypeOf(generatorFunctionPrototype, body);
}

function named(options: SpawnOptions | undefined, body: object): SpawnOptions {
  return { ...options, name: options?.name ?? (body as { name?: string }).name };
}

function rethrow(error: unknown): () => never {
  return () => {
    throw error;
  };
}

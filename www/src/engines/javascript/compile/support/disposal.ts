/**
 * The resources of one block, disposed of in reverse order when it is left (ECMA-262, explicit resource
 * management: AddDisposableResource and DisposeResources). Knows resources and their errors; not blocks.
 */
import type { At } from "../contract";
import { isObject, methodOf } from "./iteration";

interface Resource {
  /** Null for `await using x = null`, which still awaits once. */
  readonly dispose: (() => unknown) | null;
  /** Where the resource was declared if its disposal is awaited. */
  readonly site: number | null;
}

type Completion = { readonly error: unknown } | null;

/** JavaScript's own where there is one. */
const Suppressed =
  (globalThis as { SuppressedError?: new (error: unknown, suppressed: unknown) => Error }).SuppressedError ??
  class SuppressedError extends Error {
    override readonly name = "SuppressedError";
    constructor(
      readonly error: unknown,
      readonly suppressed: unknown,
    ) {
      super("An error was suppressed during disposal");
    }
  };

export class Disposer {
  readonly #at: At;
  readonly #resources: Resource[] = [];
  #completion: Completion = null;

  constructor(at: At) {
    this.#at = at;
  }

  /** Takes a value that `using` declares; null and undefined need no disposal. */
  use<T>(value: T): T {
    if (value !== null && value !== undefined) {
      this.#resources.push({ dispose: disposeMethod(value), site: null });
    }
    return value;
  }

  /** Takes a value that `await using` declares. */
  useAsync<T>(site: number, value: T): T {
    const dispose = value === null || value === undefined ? null : asyncDisposeMethod(value);
    this.#resources.push({ dispose, site });
    return value;
  }

  fail(error: unknown): void {
    this.#completion = { error };
  }

  /** Ends a block that only declares by `using`. */
  closeNow(): void {
    for (let resource = this.#resources.pop(); resource !== undefined; resource = this.#resources.pop()) {
      try {
        resource.dispose?.();
      } catch (error) {
        this.#suppress(error);
      }
    }
    this.#end();
  }

  /** Ends a block that declares by `await using`, perhaps among others. */
  *close(): Generator<unknown, void, unknown> {
    // An `await using` of nothing has to suspend once, unless another disposal in a row with it does.
    let owed: number | null = null;
    let suspended = false;
    for (let resource = this.#resources.pop(); resource !== undefined; resource = this.#resources.pop()) {
      const { dispose, site } = resource;
      if (site === null && owed !== null && !suspended) {
        yield this.#at(owed, undefined);
        owed = null;
      }
      if (dispose === null) {
        owed = site;
        continue;
      }
      try {
        const result = dispose();
        if (site === null) continue;
        suspended = true;
        yield this.#at(site, result);
      } catch (error) {
        this.#suppress(error);
      }
    }
    if (owed !== null && !suspended) yield this.#at(owed, undefined);
    this.#end();
  }

  #suppress(error: unknown): void {
    this.#completion = { error: this.#completion ? new Suppressed(error, this.#completion.error) : error };
  }

  #end(): void {
    if (this.#completion) throw this.#completion.error;
  }
}

function disposeMethod(value: unknown): () => unknown {
  const method = isObject(value) ? methodOf(value, symbol("dispose")) : undefined;
  if (method === undefined) throw new TypeError("The value of `using` has no method [Symbol.dispose]()");
  return () => Reflect.apply(method, value, []);
}

function asyncDisposeMethod(value: unknown): () => unknown {
  const method = isObject(value) ? methodOf(value, symbol("asyncDispose")) : undefined;
  if (method !== undefined) return () => Reflect.apply(method, value, []);
  const sync = isObject(value) ? methodOf(value, symbol("dispose")) : undefined;
  if (sync === undefined) {
    throw new TypeError(
      "The value of `await using` has no method [Symbol.asyncDispose]() or [Symbol.dispose]()",
    );
  }
  // What a sync method returns is not awaited.
  return () => void Reflect.apply(sync, value, []);
}

/** `Symbol.dispose` and `Symbol.asyncDispose`, which not every browser has. */
function symbol(name: "dispose" | "asyncDispose"): symbol {
  const known = (Symbol as unknown as Record<string, symbol | undefined>)[name];
  if (known === undefined) throw new TypeError(`This browser has no Symbol.${name}`);
  return known;
}

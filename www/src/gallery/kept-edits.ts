/**
 * What the person changed in each example, for as long as the tab lives: going to another example and
 * back, or reloading, loses nothing. Knows examples by their id only.
 */

const PREFIX = "interleave.edit.";

export class KeptEdits {
  /** Where the browser grants no storage, or no more of it, this much is kept all the same. */
  readonly #memory = new Map<string, string>();
  readonly #storage: Storage | null;

  constructor(storage: Storage | null = sessionStorageIfAllowed()) {
    this.#storage = storage;
  }

  get(id: string): string | null {
    return this.#memory.get(id) ?? this.#storage?.getItem(PREFIX + id) ?? null;
  }

  set(id: string, code: string): void {
    this.#memory.set(id, code);
    try {
      this.#storage?.setItem(PREFIX + id, code);
    } catch (error) {
      // Full. The memory above still has it.
      if (!(error instanceof DOMException)) throw error;
    }
  }

  delete(id: string): void {
    this.#memory.delete(id);
    this.#storage?.removeItem(PREFIX + id);
  }
}

function sessionStorageIfAllowed(): Storage | null {
  try {
    return sessionStorage;
  } catch (error) {
    // Asking is enough to be refused, in private windows and in sandboxed frames.
    if (error instanceof DOMException) return null;
    throw error;
  }
}

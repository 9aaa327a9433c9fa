/**
 * What people changed, kept in the browser until they reset it: going away, reloading or a crash loses nothing. Knows programs by a
 * name; knows no elements. On a page of somebody else's it shares that page's storage, and keeps itself small there.
 */

const PREFIX = "interleave.program.";
/** Of all that is kept for one origin, in characters. A browser gives an origin some five million, for all its scripts. */
export const MOST = 1_000_000;

export interface KeptProgram {
  readonly code: string;
  /** The author's program that it was made from. */
  readonly original: string;
}

interface Entry {
  readonly code: string;
  /** The digest of the author's program: it tells whether that has changed since. */
  readonly from: string;
  /** When it was kept, in milliseconds since 1970. */
  readonly at: number;
}

export interface Kept {
  readonly code: string;
  /** Whether the author's program is another one now than when this was made from it. */
  readonly outdated: boolean;
}

export class KeptPrograms {
  /** What this page has written: all that there is where the browser has no room for it, or no permission. */
  readonly #memory = new Map<string, Entry>();
  readonly #storage: Storage | null;
  readonly #now: () => number;

  constructor(storage: Storage | null = storageIfAllowed(), now: () => number = Date.now) {
    this.#storage = storage;
    this.#now = now;
  }

  /** What was kept under this name, if it is another program than `original`. */
  get(name: string, original: string): Kept | null {
    const own = this.#memory.get(name) ?? null;
    const stored = parse(this.#storage?.getItem(PREFIX + name) ?? null);
    // Another tab may have written since.
    const entry = own !== null && own.at >= (stored?.at ?? 0) ? own : stored;
    if (entry === null || entry.code === original) return null;
    return { code: entry.code, outdated: entry.from !== digest(original) };
  }

  /** Whether it will be there after the page is left. The oldest others give way to it. */
  set(name: string, { code, original }: KeptProgram): boolean {
    const entry: Entry = { code, from: digest(original), at: this.#now() };
    this.#memory.set(name, entry);
    if (this.#storage === null || code.length > MOST) return false;
    const text = JSON.stringify(entry);
    this.#makeRoom(this.#storage, PREFIX + name, text.length);
    try {
      this.#storage.setItem(PREFIX + name, text);
      return true;
    } catch (error) {
      // The origin's storage is full of other things.
      if (error instanceof DOMException) return false;
      throw error;
    }
  }

  delete(name: string): void {
    this.#memory.delete(name);
    this.#storage?.removeItem(PREFIX + name);
  }

  #makeRoom(storage: Storage, key: string, length: number): void {
    const others = keysOf(storage)
      .filter((other) => other !== key)
      .map((other) => {
        const text = storage.getItem(other) ?? "";
        return { key: other, length: text.length, at: parse(text)?.at ?? 0 };
      })
      .sort((a, b) => a.at - b.at);
    let kept = others.reduce((sum, other) => sum + other.length, length);
    for (const other of others) {
      if (kept <= MOST) return;
      storage.removeItem(other.key);
      kept -= other.length;
    }
  }
}

function keysOf(storage: Storage): string[] {
  const keys: string[] = [];
  for (let at = 0; at < storage.length; at += 1) {
    const key = storage.key(at);
    if (key?.startsWith(PREFIX)) keys.push(key);
  }
  return keys;
}

/** Null for what is none of ours: other scripts of the origin write there too. */
function parse(text: string | null): Entry | null {
  if (text === null) return null;
  try {
    const entry: unknown = JSON.parse(text);
    if (typeof entry !== "object" || entry === null) return null;
    const { code, from, at } = entry as Record<string, unknown>;
    if (typeof code !== "string" || typeof from !== "string" || typeof at !== "number") return null;
    return { code, from, at };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** A short name for a text: FNV-1a of 32 bits, and the length. It tells versions of one program apart; it is no seal. */
export function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${(hash >>> 0).toString(36)}.${text.length.toString(36)}`;
}

function storageIfAllowed(): Storage | null {
  try {
    return localStorage;
  } catch (error) {
    // Asking is enough to be refused, in private windows and in sandboxed frames.
    if (error instanceof DOMException) return null;
    throw error;
  }
}

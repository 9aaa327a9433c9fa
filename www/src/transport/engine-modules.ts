/**
 * The WebAssembly of engines: downloaded when first wanted, compiled once a page, shared by all who run.
 * Tells how far a download is. Knows engines by their definition; nothing of workers, runs or the page.
 *
 * The bytes are counted on a clone of the response, and the response itself is what is compiled: V8 keeps
 * the machine code of a module beside the response in the browser's cache, and a response made anew around
 * a counted stream has no such place.
 */
import type { EngineDefinition } from "../engines/engine";
import { words } from "../words/engine";
import { DownloadError, request } from "./request";

/** How far a download is, in bytes. */
export interface Download {
  readonly received: number;
  /** Null where nobody says. */
  readonly total: number | null;
}

/** What a watcher hears: null once nothing is left to download. */
export type Watcher = (download: Download | null) => void;

interface Entry {
  readonly module: Promise<WebAssembly.Module>;
  download: Download | null;
  readonly watchers: Set<Watcher>;
}

const WASM = "application/wasm";

export class EngineModules {
  readonly #fetch: typeof fetch;
  readonly #entries = new Map<string, Entry>();
  /** What the browser's cache holds of these is no good. */
  readonly #damaged = new Set<string>();

  constructor(fetch: typeof globalThis.fetch = (...request) => globalThis.fetch(...request)) {
    this.#fetch = fetch;
  }

  /**
   * The engine's module, or null for an engine that has none for the page to load. Downloads it if nobody
   * has; rejects with a `DownloadError`, and then the next call tries again.
   */
  load(engine: EngineDefinition): Promise<WebAssembly.Module> | null {
    const { wasmUrl } = engine;
    if (wasmUrl === undefined) return null;
    return (this.#entries.get(wasmUrl) ?? this.#begin(engine, wasmUrl)).module;
  }

  /**
   * A module in the place of `old`, whose code the browser has compiled wrongly; the one that is there already, if
   * somebody else asked before. Downloads it again, which the browser's cache should make short.
   */
  renew(engine: EngineDefinition, old: Promise<WebAssembly.Module>): Promise<WebAssembly.Module> {
    const { wasmUrl } = engine;
    if (wasmUrl === undefined) return old;
    const entry = this.#entries.get(wasmUrl);
    return (entry === undefined || entry.module === old ? this.#begin(engine, wasmUrl) : entry).module;
  }

  /** Tells how far the engine's download is, now and whenever that changes. Returns how to end it. */
  watch(engine: EngineDefinition, watcher: Watcher): () => void {
    const entry = this.#entries.get(engine.wasmUrl ?? "");
    watcher(entry?.download ?? null);
    entry?.watchers.add(watcher);
    return () => void entry?.watchers.delete(watcher);
  }

  #begin(engine: EngineDefinition, url: string): Entry {
    const tell = (download: Download | null): void => {
      entry.download = download;
      for (const watcher of [...entry.watchers]) watcher(download);
    };
    const entry: Entry = {
      module: this.#get(engine, url, tell),
      download: { received: 0, total: null },
      watchers: new Set(),
    };
    this.#entries.set(url, entry);
    entry.module.then(
      () => tell(null),
      () => {
        if (this.#entries.get(url) === entry) this.#entries.delete(url);
      },
    );
    return entry;
  }

  async #get(
    { label, wasmBytes }: EngineDefinition,
    url: string,
    tell: (download: Download) => void,
  ): Promise<WebAssembly.Module> {
    const init: RequestInit = this.#damaged.has(url) ? { cache: "reload" } : {};
    const response = await request(this.#fetch, label, url, init);
    const type = response.headers.get("content-type") ?? "";
    if (type.split(";", 1)[0]?.trim().toLowerCase() !== WASM) {
      throw new DownloadError(words.wrongType(label, url, type === "" ? null : type, WASM));
    }
    const counted = count(response, wasmBytes ?? null, tell);
    try {
      const module = await WebAssembly.compileStreaming(response);
      this.#damaged.delete(url);
      return module;
    } catch (error) {
      // Which of the two it was: the stream that broke, or what was in it.
      if (!(await counted)) {
        throw new DownloadError(words.brokeOff(label, url), { cause: error });
      }
      this.#damaged.add(url);
      const reason = error instanceof Error ? error.message : null;
      throw new DownloadError(words.notCompiled(label, url, reason), { cause: error });
    }
  }
}

/** Counts what arrives; whether all of it did. `size` is that of the file, where it is known. */
async function count(
  response: Response,
  size: number | null,
  tell: (download: Download) => void,
): Promise<boolean> {
  const { total, scale } = measure(response, size);
  const body = response.clone().body;
  if (body === null) return true;
  let received = 0;
  tell({ received, total });
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return true;
      received += value.length;
      const bytes = Math.round(received * scale);
      tell({ received: total === null ? bytes : Math.min(bytes, total), total });
    }
  } catch {
    return false;
  }
}

/**
 * How much there is to download, and how much of that one byte of the stream stands for. A stream is of
 * unpacked bytes, while `Content-Length` counts packed ones; only the file's size tells whether they differ.
 */
function measure(response: Response, size: number | null): { total: number | null; scale: number } {
  const length = Number(response.headers.get("content-length") ?? NaN);
  if (!(length > 0)) return { total: size, scale: 1 };
  if (size !== null) return { total: length, scale: length / size };
  const packed = response.headers.get("content-encoding") !== null;
  return { total: packed ? null : length, scale: 1 };
}

/**
 * The files of one version of the site, as the browser keeps them. What a first visit needs is there when the service worker has
 * been installed; what is large comes on demand. All versions share one cache, in which a file stands under an address that
 * is of this content only; so a new version fetches only what has changed, and a page of an older one finds its files beside.
 * Knows files; nothing of pages and events.
 */
import { PrecacheController, type PrecacheEntry } from "workbox-precaching";

/** A line of the list that the build writes (build/service-worker.ts). */
export interface Entry extends PrecacheEntry {
  /** Null where the name has a hash, and so is of one content only. */
  readonly revision: string | null;
  readonly integrity: string;
  readonly bytes: number;
  readonly onDemand: boolean;
}

/** A name with a hash, by Vite or by VitePress: what was kept under it is right for every version that asks. */
const HASHED = /\/assets\/.*[-.][\w-]{8}(\.lean)?\.\w+$/;

export class Files {
  readonly #cacheName: string;
  readonly #base: string;
  readonly #controller: PrecacheController;
  readonly #onDemand: ReadonlyMap<string, Entry>;
  readonly #all: ReadonlySet<string>;
  readonly #coming = new Map<string, Promise<void>>();

  /** `base` is the folder of the site: an address that ends in a slash. */
  constructor(entries: readonly Entry[], base: string, cacheName: string) {
    this.#base = base;
    this.#cacheName = cacheName;
    this.#controller = new PrecacheController({ cacheName, fallbackToNetwork: false });
    this.#controller.addToCacheList(entries.filter(({ onDemand }) => !onDemand));
    const onDemand = entries.filter((entry) => entry.onDemand);
    this.#onDemand = new Map(onDemand.map((entry) => [new URL(entry.url, base).href, entry]));
    this.#all = new Set([...this.#controller.getCachedURLs(), ...this.#onDemand.keys()]);
  }

  /** Fails if any file is missing, or is not the one that the build has listed; nothing is taken into use then. */
  async install(event: ExtendableEvent): Promise<void> {
    await this.#alone(() => this.#controller.install(event));
  }

  /** The file that an address leads to, as servers have it: a folder's is its index.html. Null for what is not of this version. */
  find(url: string): string | null {
    const { href } = withoutQuery(url);
    const [address] = [href, href.endsWith("/") ? `${href}index.html` : `${href}.html`].filter((each) =>
      this.#all.has(each),
    );
    return address ?? null;
  }

  /** Whether the address may be of another version, and is of one content only. */
  isHashed(url: string): boolean {
    return url.startsWith(this.#base) && HASHED.test(withoutQuery(url).pathname);
  }

  /** Under which name in the cache a file of this version stands; for one of no other content. */
  keyOf(file: string): string | undefined {
    return this.#onDemand.has(file) ? file : this.#controller.getCacheKeyForURL(file);
  }

  /** What is kept of a file of any version. */
  async kept(key: string): Promise<Response | undefined> {
    return (await this.#cache()).match(key);
  }

  /** Whether `file` is among those that come on demand. */
  isOnDemand(file: string): boolean {
    return this.#onDemand.has(file);
  }

  /** Keeps a file that comes on demand, if `response` is what the build has listed. */
  keep(file: string, response: () => Promise<Response>): Promise<void> {
    const known = this.#coming.get(file);
    if (known !== undefined) return known;
    const coming = this.#store(file, response).finally(() => this.#coming.delete(file));
    this.#coming.set(file, coming);
    return coming;
  }

  /** Keeps all that comes on demand and is not there yet. Rejects where that cannot be had. */
  async keepAll(): Promise<void> {
    for (const { url } of await this.#missing()) {
      const file = new URL(url, this.#base).href;
      // A page that has just used it leaves it in the browser's own cache, however old it is.
      await this.keep(file, () => fetch(file, { cache: "force-cache" }));
    }
  }

  /** How much is missing of what comes on demand, in bytes. */
  async missingBytes(): Promise<number> {
    return (await this.#missing()).reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Deletes what is not of this version, if nobody needs it: neither an open page nor a version that is on its way. */
  async deleteOthers(mayBeDeleted: () => Promise<boolean>): Promise<void> {
    await this.#alone(async () => {
      if (!(await mayBeDeleted())) return;
      const cache = await this.#cache();
      const ours = new Set([...this.#all].map((file) => this.keyOf(file)));
      const others = (await cache.keys()).filter(({ url }) => !ours.has(url));
      await Promise.all(others.map((request) => cache.delete(request)));
    });
  }

  /** Whether a key is one of this version. */
  has(key: string): boolean {
    return [...this.#all].some((file) => this.keyOf(file) === key);
  }

  async #missing(): Promise<Entry[]> {
    const cache = await this.#cache();
    const missing: Entry[] = [];
    for (const [file, entry] of this.#onDemand) {
      if ((await cache.match(file)) === undefined) missing.push(entry);
    }
    return missing;
  }

  async #store(file: string, response: () => Promise<Response>): Promise<void> {
    const entry = this.#onDemand.get(file);
    if (entry === undefined) throw new Error(`${file} is not kept on demand`);
    if ((await this.kept(file)) !== undefined) return;
    const { headers, status, body } = await response();
    const bytes = await new Response(body).arrayBuffer();
    // A page that a network puts in between, or a file of another build, must not stand here for good.
    if ((await integrityOf(bytes)) !== entry.integrity) {
      throw new Error(
        `the server sent something else for ${file} (${bytes.byteLength} bytes, status ${status})`,
      );
    }
    await (
      await this.#cache()
    ).put(file, new Response(bytes, { headers: { "content-type": headers.get("content-type") ?? "" } }));
  }

  /** While no other version installs or deletes. */
  async #alone(work: () => Promise<unknown>): Promise<void> {
    await navigator.locks.request(this.#cacheName, work);
  }

  #cache(): Promise<Cache> {
    return caches.open(this.#cacheName);
  }
}

function withoutQuery(url: string): URL {
  const address = new URL(url);
  address.search = address.hash = "";
  return address;
}

async function integrityOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));
  return `sha384-${btoa(String.fromCharCode(...digest))}`;
}

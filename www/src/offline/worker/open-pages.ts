/**
 * Which version each open page of the site is of, so that nobody's files are deleted while a page may still ask for them. It
 * is noted when a page is served, in a cache, for a service worker is ended and started again between two events.
 */

const ID = "open-page";

export class OpenPages {
  readonly #base: string;
  readonly #cacheName: string;

  constructor(base: string, cacheName: string) {
    this.#base = base;
    this.#cacheName = cacheName;
  }

  /** Notes that a page was served from `key`. */
  async served(id: string, key: string): Promise<void> {
    await (await caches.open(this.#cacheName)).put(this.#address(id), new Response(key));
  }

  /**
   * Whether every page that is open was served from a key that `isOurs` knows. One of which nothing was noted may be of any
   * version. What was noted of pages that are gone is forgotten.
   */
  async areAll(open: readonly { readonly id: string }[], isOurs: (key: string) => boolean): Promise<boolean> {
    const cache = await caches.open(this.#cacheName);
    const addresses = new Set(open.map(({ id }) => this.#address(id)));
    for (const { url } of await cache.keys()) if (!addresses.has(url)) await cache.delete(url);
    for (const address of addresses) {
      const key = await (await cache.match(address))?.text();
      if (key === undefined || !isOurs(key)) return false;
    }
    return true;
  }

  #address(id: string): string {
    return `${this.#base}?${new URLSearchParams([[ID, id]])}`;
  }
}

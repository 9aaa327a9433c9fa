/**
 * The service worker, seen from the standalone page: registers it, asks it what is kept, and hears when a new version waits. No
 * other page may import this: a service worker of ours has no business on the pages of others. Knows no element of the page.
 */
import { Workbox } from "workbox-window";
import type { Kept, ToKeeper } from "./messages";

/** How often at most a page that stays open asks for a new version, in milliseconds. */
const ASK_AGAIN = 60 * 60 * 1000;

export class Registration {
  readonly #workbox: Workbox;
  readonly #registration: ServiceWorkerRegistration;

  private constructor(workbox: Workbox, registration: ServiceWorkerRegistration) {
    this.#workbox = workbox;
    this.#registration = registration;
  }

  /**
   * Null where the browser has none, or forbids it: the page works without. `newVersion` is called when there is one, which waits
   * until `reload`, or until no page of the version before is open.
   */
  static async begin(newVersion: () => void): Promise<Registration | null> {
    try {
      // Absent where a page is not secure; asking is enough to be refused in some frames.
      const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer };
      if (serviceWorker === undefined) return null;
      const url = new URL("service-worker.js", document.baseURI).href;
      const workbox = new Workbox(url, { updateViaCache: "none" });
      workbox.addEventListener("waiting", newVersion);
      // In another tab somebody has asked for it: this page is of the version before, and goes on as it is.
      const before = serviceWorker.controller;
      serviceWorker.addEventListener("controllerchange", () => {
        if (before !== null) newVersion();
      });
      const registration = await workbox.register({ immediate: true });
      return registration === undefined ? null : new Registration(workbox, registration).#askAgain();
    } catch (error) {
      // Blocked by the person or the browser, or the server is gone or does not have it.
      if (error instanceof DOMException || error instanceof TypeError) return null;
      throw error;
    }
  }

  /** What is kept, once a first visit's files are. */
  state(): Promise<Kept> {
    return this.#ask({ kind: "state" });
  }

  /** Keeps everything. */
  async keep(): Promise<Kept> {
    return this.#ask({ kind: "keep" });
  }

  /** Has the new version take the place of this one, and shows the page in it. */
  reload(): void {
    const { waiting } = this.#registration;
    if (waiting === null) return location.reload();
    // What was edited is written as the page is left (element/keeping.ts).
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    const message: ToKeeper = { kind: "take-over" };
    waiting.postMessage(message);
  }

  async #ask(message: ToKeeper): Promise<Kept> {
    const { active } = await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve) => {
      port1.onmessage = ({ data }: MessageEvent<Kept>): void => {
        port1.close();
        resolve(data);
      };
      active?.postMessage(message, [port2]);
    });
  }

  #askAgain(): this {
    let last = performance.now();
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" || performance.now() - last < ASK_AGAIN) return;
      last = performance.now();
      // Offline there is none to be had; the next time will do.
      this.#workbox.update().catch(() => {});
    });
    return this;
  }
}

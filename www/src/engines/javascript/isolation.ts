/**
 * Takes away from a program what it must not have here: ways to the page (where it could speak in the
 * engine's name), to the network and to what the browser stores for this site. What is taken away says so
 * when it is used, so that nobody looks for a mistake in their own program.
 *
 * This is the second wall, with words on it. The first is the frame whose workers run programs (sandbox/frame.ts): what
 * a program reaches in spite of this has no origin, no network and no port. Knows names of globals; not what a program is.
 */
import { NativeError, defineProperty, getPrototypeOf } from "../primordials";

const NO_NETWORK = "programs have no network";
const NO_STORAGE = "programs store nothing in the browser";
const NO_PAGE = "programs run apart from the page";
const NO_WORKERS = "programs run in one thread";
const OWN_LOOP = "use setTimeout, which follows the program's own clock";

/** Functions and classes. */
const CALLED: Readonly<Record<string, string>> = {
  fetch: NO_NETWORK,
  XMLHttpRequest: NO_NETWORK,
  WebSocket: NO_NETWORK,
  WebSocketStream: NO_NETWORK,
  EventSource: NO_NETWORK,
  WebTransport: NO_NETWORK,
  RTCPeerConnection: NO_NETWORK,
  importScripts: NO_NETWORK,
  postMessage: NO_PAGE,
  close: `${NO_PAGE}; let the program come to its end`,
  BroadcastChannel: NO_PAGE,
  Worker: NO_WORKERS,
  SharedWorker: NO_WORKERS,
  requestAnimationFrame: OWN_LOOP,
  cancelAnimationFrame: OWN_LOOP,
  webkitRequestFileSystem: NO_STORAGE,
  webkitRequestFileSystemSync: NO_STORAGE,
  webkitResolveLocalFileSystemURL: NO_STORAGE,
  webkitResolveLocalFileSystemSyncURL: NO_STORAGE,
};

/** Objects. */
const USED: Readonly<Record<string, string>> = {
  indexedDB: NO_STORAGE,
  caches: NO_STORAGE,
  cookieStore: NO_STORAGE,
  scheduler: OWN_LOOP,
};

/** Objects of `navigator`. */
const OF_NAVIGATOR: Readonly<Record<string, string>> = {
  serviceWorker: NO_NETWORK,
  storage: NO_STORAGE,
  storageBuckets: NO_STORAGE,
  locks: NO_PAGE,
  usb: NO_PAGE,
  serial: NO_PAGE,
  hid: NO_PAGE,
};

/** Handlers by which messages arrive; setting them does nothing. */
const HANDLERS = ["onmessage", "onmessageerror"];

/** Takes them from `global`, and from what it inherits from. */
export function isolate(global: object): void {
  for (const [name, why] of Object.entries(CALLED)) replace(global, name, refusing(name, why));
  for (const [name, why] of Object.entries(USED)) replace(global, name, absent(name, why));
  for (const name of HANDLERS) replace(global, name, null);
  const { navigator } = global as { navigator?: object };
  if (navigator === undefined) return;
  for (const [name, why] of Object.entries(OF_NAVIGATOR)) {
    replace(navigator, name, absent(`navigator.${name}`, why));
  }
}

function replace(object: object, name: string, value: unknown): void {
  if (!(name in object)) return;
  // A program could reach around what stands on the object itself, so nothing is left below it either.
  for (let each: object | null = object; each !== null; each = getPrototypeOf(each)) {
    if (each === object || Object.hasOwn(each, name)) {
      defineProperty(each, name, { value, writable: true, configurable: true, enumerable: false });
    }
  }
}

function refusing(name: string, why: string): unknown {
  // A function, not an arrow, so that `new` refuses in the same words.
  return function () {
    throw missing(name, why);
  };
}

/** An object of which nothing can be had. */
function absent(name: string, why: string): object {
  const refuse = (): never => {
    throw missing(name, why);
  };
  return new Proxy(Object.create(null) as object, { get: refuse, set: refuse, has: refuse, ownKeys: refuse });
}

function missing(name: string, why: string): Error {
  return new NativeError(`${name} is not available in the playground: ${why}.`);
}

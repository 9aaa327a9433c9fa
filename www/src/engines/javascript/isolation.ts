/**
 * Takes away from a program what it must not have here: ways to the page (where it could speak in the
 * engine's name), to the network and to what the browser stores for this site. What is taken away says so
 * when it is used, so that nobody looks for a mistake in their own program.
 *
 * This is the second wall, with words on it. The first is the frame whose workers run programs (sandbox/frame.ts): what
 * a program reaches in spite of this has no origin, no network and no port. Knows names of globals; not what a program is.
 */
import { words } from "../../words/isolation";
import { NativeError, defineProperty, getPrototypeOf } from "../primordials";

const { noNetwork, noStorage, noPage, noPageToClose, oneThread, ownLoop } = words;

/** Functions and classes. */
const CALLED: Readonly<Record<string, string>> = {
  fetch: noNetwork,
  XMLHttpRequest: noNetwork,
  WebSocket: noNetwork,
  WebSocketStream: noNetwork,
  EventSource: noNetwork,
  WebTransport: noNetwork,
  RTCPeerConnection: noNetwork,
  importScripts: noNetwork,
  postMessage: noPage,
  close: noPageToClose,
  BroadcastChannel: noPage,
  Worker: oneThread,
  SharedWorker: oneThread,
  requestAnimationFrame: ownLoop,
  cancelAnimationFrame: ownLoop,
  webkitRequestFileSystem: noStorage,
  webkitRequestFileSystemSync: noStorage,
  webkitResolveLocalFileSystemURL: noStorage,
  webkitResolveLocalFileSystemSyncURL: noStorage,
};

/** Objects. */
const USED: Readonly<Record<string, string>> = {
  indexedDB: noStorage,
  caches: noStorage,
  cookieStore: noStorage,
  scheduler: ownLoop,
};

/** Objects of `navigator`. */
const OF_NAVIGATOR: Readonly<Record<string, string>> = {
  serviceWorker: noNetwork,
  storage: noStorage,
  storageBuckets: noStorage,
  locks: noPage,
  usb: noPage,
  serial: noPage,
  hid: noPage,
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
  return new NativeError(words.unavailable(name, why));
}

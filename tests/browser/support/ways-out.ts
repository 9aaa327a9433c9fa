/**
 * Ways that code in a worker has of reaching something outside, each the body of an async function that is given an
 * address and returns once it got there. Knows the names of a browser; nothing of what is there to stop them.
 */
import { createServer, type AddressInfo, type Socket } from "node:net";

/** Code that reaches for an address from a worker of its own. */
const REACHES =
  "`fetch(${JSON.stringify(url)}, { mode: 'no-cors' }).then(() => postMessage(1), () => postMessage(0))`";

const blobOf = (code: string): string =>
  `URL.createObjectURL(new Blob([${code}], { type: "text/javascript" }))`;

const asked = (create: string, good: string, bad: string): string =>
  `return new Promise((resolve, reject) => {
     const it = ${create};
     it.${good} = (event) => event.data === 0 ? reject(new Error("stopped")) : resolve("reached");
     it.${bad} = () => reject(new Error("stopped"));
   });`;

export const WAYS_OUT: Readonly<Record<string, string>> = {
  fetch: "return fetch(url);",
  "fetch without CORS": 'return fetch(url, { mode: "no-cors", keepalive: true });',
  XMLHttpRequest: `return new Promise((resolve, reject) => {
     const request = new XMLHttpRequest();
     request.onload = resolve;
     request.onerror = () => reject(new Error("stopped"));
     request.open("GET", url);
     request.send();
   });`,
  "fetch later": "return fetchLater(url, { activateAfter: 0 });",
  WebSocketStream: 'return new WebSocketStream(url.replace("http", "ws")).opened;',
  WebSocket: asked('new WebSocket(url.replace("http", "ws"))', "onopen", "onerror"),
  EventSource: asked("new EventSource(url)", "onopen", "onerror"),
  WebTransport: 'return new WebTransport(url.replace("http:", "https:")).ready;',
  RTCPeerConnection: "return new RTCPeerConnection({ iceServers: [{ urls: `stun:${new URL(url).host}` }] });",
  importScripts: "return importScripts(url);",
  "import of an address": "return import(url);",
  "import of data": 'return import("data:text/javascript,export default 1");',
  "import of text that reaches on": `return import(${blobOf("`import ${JSON.stringify(url)}`")});`,
  "import in a made function": 'return new Function("url", "return import(url)")(url);',
  "a Worker of an address": asked("new Worker(url)", "onmessage", "onerror"),
  "a Worker of text": asked(`new Worker(${blobOf(REACHES)})`, "onmessage", "onerror"),
  "a module Worker of text": asked(
    `new Worker(${blobOf("`import ${JSON.stringify(url)}; postMessage(1)`")}, { type: "module" })`,
    "onmessage",
    "onerror",
  ),
  "a SharedWorker":
    "const { port } = new SharedWorker(url); return new Promise((resolve) => (port.onmessage = resolve));",
  "a font": "return new FontFace('stolen', `url(${url})`).load();",
  "a beacon": "if (!navigator.sendBeacon(url, 'stolen')) throw new Error('stopped');",
  "a notification with an image": asked("new Notification('stolen', { icon: url })", "onshow", "onerror"),
  "a service worker": "return navigator.serviceWorker.register(url);",
  "the page's window": "return top.location.href + parent.document.title;",
  "the opener": "return opener.location.href;",
  "a new window": "return open(url).closed;",
  "another address": "location.href = url; location.replace(url); return location.href === url;",
  "local storage": "return localStorage.length;",
  cookies: "return document.cookie.length;",
  "files of the site": "return (await navigator.storage.getDirectory()).name;",
};

/** How one went: its name, how it ended, and why. */
export type Tried = readonly [way: string, outcome: "reached" | "stopped", why: string];

/** A module's text that tries them all, one after the other, and hands each `Tried` to the function that `tell` is. */
export const tryAll = (url: string, tell: string): string => `
const soon = (work) => new Promise((resolve, reject) => {
  work.then(resolve, reject);
  setTimeout(() => reject(new Error("nothing came")), 3000);
});
const tell = ${tell};
const ways = {
${Object.entries(WAYS_OUT)
  .map(([name, body]) => `${JSON.stringify(name)}: async (url) => { ${body} },`)
  .join("\n")}
};
for (const [name, way] of Object.entries(ways)) {
  try {
    await soon(way(${JSON.stringify(url)}));
    tell([name, "reached", ""]);
  } catch (error) {
    tell([name, "stopped", String(error)]);
  }
}
`;

/** An empty script, for whoever asks. */
const ANSWER = [
  "HTTP/1.1 200 OK",
  "access-control-allow-origin: *",
  "content-type: text/javascript",
  "content-length: 0",
  "",
  "",
].join("\r\n");

/** A place outside, which counts who comes. */
export interface Outside {
  readonly url: string;
  readonly came: number;
  close(): Promise<void>;
}

export async function listen(): Promise<Outside> {
  let came = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    came += 1;
    sockets.add(socket);
    // A browser that hangs up is no concern of ours.
    socket.on("error", () => {});
    socket.once("data", () => {
      socket.end(ANSWER);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/`,
    get came() {
      return came;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

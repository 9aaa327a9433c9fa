/**
 * The module embed.js, for a page with frames of embed.html: gives each the height of what is in it, and tells it whether the page is
 * light or dark there. Knows frames from outside, and of all that windows say only what those frames do.
 */
import { watchPage } from "../theme/page-watch";
import { schemeAround } from "../theme/scheme-around";
import { readFromFrame, stamped, type ToFrame } from "./messages";

/** embed.html, which is beside this module once it is built. */
const { href } = new URL(import.meta.url);
const EMBED = href.replace(/(src\/embed\/)?[^/]*$/, "embed.html");

const met = new WeakSet<HTMLIFrameElement>();

window.addEventListener("message", ({ source, data }: MessageEvent<unknown>) => {
  const message = readFromFrame(data);
  if (message === null) return;
  const frame = ours().find(({ contentWindow }) => contentWindow === source);
  if (frame === undefined) return;
  meet(frame);
  if (message.type === "height") fit(frame, message.height);
  // It has been loaded, again perhaps, and knows nothing.
  else tellTheme(frame);
});

// Those that were here first; the others say when they are.
for (const frame of ours()) meet(frame);

/** No other frame of the page has a say, whatever it sends. */
function ours(): HTMLIFrameElement[] {
  return [...document.querySelectorAll("iframe")].filter(({ src }) => src.replace(/[?#].*/s, "") === EMBED);
}

function meet(frame: HTMLIFrameElement): void {
  if (met.has(frame)) return;
  met.add(frame);
  const release = watchPage(frame, () => {
    if (frame.isConnected) return tellTheme(frame);
    met.delete(frame);
    release();
  });
}

function tellTheme(frame: HTMLIFrameElement): void {
  const message: ToFrame = { type: "theme", theme: schemeAround(frame) };
  // Where the frame is sandboxed its origin has no name; and what is said is no secret.
  frame.contentWindow?.postMessage(stamped(message), "*");
}

function fit(frame: HTMLIFrameElement, height: number): void {
  const { boxSizing } = getComputedStyle(frame);
  const borders = boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
  frame.style.height = `${height + borders}px`;
}

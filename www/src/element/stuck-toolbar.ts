/**
 * Keeps a playground's first row of buttons at the top of what is seen, from when somebody came to it until they have left and it
 * is scrolled out of sight. The top is below whatever the page around keeps there, as its header; and it is that of the part that an on-screen
 * keyboard leaves, which browsers move over the page by themselves. Knows the toolbar, and pages from outside.
 */
import { adoptStyles } from "../styles/adopt";
import { parentOf } from "../theme/scheme-around";
import { stuck } from "./styles/stuck";

/** Less of this many rows in sight, and the row would take too much of it. */
const LEAST_ROWS = 3;
/** Between the row and what is scrolled to, in pixels. */
const AIR = 8;
/** A header may have a bar of its own below it, and that another. */
const MOST_COVERS = 4;

const sticking = new WeakSet<HTMLElement>();

export function stickToolbar(frame: HTMLElement): void {
  const root = frame.getRootNode();
  const bar = frame.querySelector<HTMLElement>(".bar");
  if (sticking.has(frame) || bar === null || !(root instanceof ShadowRoot)) return;
  sticking.add(frame);
  adoptStyles(root, [stuck]);
  const end = whenMoved(() => place(frame, bar, root.host));
  const inSight = new IntersectionObserver((entries) => {
    // Who still is in it may come back without coming to it anew.
    if (entries.at(-1)?.isIntersecting !== false || root.activeElement !== null) return;
    inSight.disconnect();
    end();
    sticking.delete(frame);
    frame.classList.remove("at-hand", "stuck");
  });
  inSight.observe(frame);
  place(frame, bar, root.host);
}

function place(frame: HTMLElement, bar: HTMLElement, host: Element): void {
  const all = bar.getBoundingClientRect();
  const first = bar.firstElementChild?.getBoundingClientRect() ?? all;
  const row = first.bottom - all.top + (parseFloat(getComputedStyle(bar).rowGap) || 0);
  const { top, height } = sight(host, all.left + all.width / 2);
  frame.classList.toggle("at-hand", height >= LEAST_ROWS * row);
  frame.style.setProperty("--_stick", `${Math.max(0, top - edgeOf(frame))}px`);
  frame.style.setProperty("--_row", `${row}px`);
  frame.style.setProperty("--_covered", `${top + row + AIR}px`);
  const natural = frame.getBoundingClientRect().top + frame.clientTop - frame.scrollTop;
  frame.classList.toggle("stuck", bar.getBoundingClientRect().top - natural > 0.5);
}

/** Of the window, what is seen of the page at `x`: not what a keyboard covers, nor what stands still at the top of the page. */
function sight(host: Element, x: number): { readonly top: number; readonly height: number } {
  const { offsetTop, height, scale } = visualViewport ?? { offsetTop: 0, height: innerHeight, scale: 1 };
  // Who looks at a part of the page closely wants no more of it covered.
  const begin = scale > 1.01 ? 0 : offsetTop;
  let top = begin;
  for (let n = 0; n < MOST_COVERS; n += 1) {
    const cover = coverAt(host, x, top);
    // What covers half of it, as a menu does, is about to go.
    if (cover === null || cover > begin + height / 2) break;
    top = cover;
  }
  return { top, height: begin + height - top };
}

/** How far down reaches what stands still there, before the playground; null if nothing does. */
function coverAt(host: Element, x: number, y: number): number | null {
  const around = new Set<Element>();
  for (let at: Element | null = host; at !== null; at = parentOf(at)) around.add(at);
  let at = document.elementFromPoint(x, y + 1);
  for (; at !== null && !around.has(at); at = parentOf(at)) {
    const { position } = getComputedStyle(at);
    const { bottom } = at.getBoundingClientRect();
    if ((position === "fixed" || position === "sticky") && bottom > y) return bottom;
  }
  return null;
}

/** From where the row is held off: the upper edge of the nearest box around it that scrolls, or of the window. */
function edgeOf(frame: HTMLElement): number {
  for (let at: Element | null = frame; at !== null && at !== document.body; at = parentOf(at)) {
    if (!/^(visible|clip)$/.test(getComputedStyle(at).overflowY)) {
      return at.getBoundingClientRect().top + at.clientTop;
    }
  }
  return 0;
}

/** Calls back, once a frame, when something was scrolled or slid, a keyboard came or the window turned; returns how to end it. */
function whenMoved(callback: () => void): () => void {
  let frame = 0;
  const look = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      callback();
    });
  };
  const [passing, all] = [new AbortController(), { capture: true, passive: true }];
  const { signal } = passing;
  for (const type of ["scroll", "transitionend"]) document.addEventListener(type, look, { ...all, signal });
  for (const type of ["scroll", "resize"]) visualViewport?.addEventListener(type, look, { signal });
  window.addEventListener("resize", look, { signal });
  return () => {
    passing.abort();
    cancelAnimationFrame(frame);
  };
}

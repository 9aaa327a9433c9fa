/** Draws a lane: which of its stretches are seen, and where. Knows a surface and the scene; not what a stretch looks like. */
import { firstIndex } from "../../model/history";
import { servesText } from "../../model/future-words";
import { FutureLane } from "../../model/futures-track";
import type { Lane } from "../../model/lanes";
import { words as numbers } from "../../words/numbers";
import { drawCallbacks, drawPending } from "./draw-future";
import {
  drawBlock,
  drawEnding,
  drawLabel,
  drawReady,
  drawRunning,
  drawSuspended,
  drawWritten,
  LABELLED,
  NARROWEST,
} from "./draw-stretch";
import { AXIS, BAR, beginnings, endOf, indexAt, ROW, type Scene } from "./scene";
import type { Surface } from "./surface";

/** Of the stretches that fall on one pixel, so many are looked at for what matters most. */
const LOOKED_AT = 16;

export function drawLane(surface: Surface, scene: Scene, lane: Lane, top: number): void {
  const { view, axis } = scene;
  const starts = beginnings(lane, axis);
  const y = top + (ROW - BAR) / 2;
  let index = Math.max(0, indexAt(lane, axis, view.from));
  while (index < lane.length && (starts[index] ?? 0) <= view.to) {
    const x = view.toX(starts[index] ?? 0);
    // Of all that falls on one pixel, what matters most is drawn.
    const beyond = view.fromX(x + 1);
    let next = index + 1;
    let shown = index;
    while (next < lane.length && (starts[next] ?? 0) < beyond) {
      // Thousands may, and a task that takes turns at all has run by then.
      if (next - index >= LOOKED_AT) {
        next = firstIndex(lane.length, (at) => (starts[at] ?? 0) >= beyond);
        break;
      }
      if (lane.stretch(shown) !== "running") shown = next;
      next += 1;
    }
    const left = Math.max(x, -10);
    const right = Math.min(view.toX(endOf({ lane, index: next - 1 }, axis, scene.end)), view.width + 10);
    // The last of them lasts; the others were gone at once.
    const last = next - 1;
    if (shown !== last) stretch(surface, scene, lane, shown, left, left, y);
    stretch(surface, scene, lane, last, shown === last ? left : left + NARROWEST, right, y);
    index = next;
  }
  written(surface, scene, lane, y + BAR);
  if (lane instanceof FutureLane) drawCallbacks(surface, scene, lane, y + BAR);
  if (axis === "time") blocks(surface, scene, lane, y);
}

/** Where the task kept the loop to itself; of those that fall on one pixel, one. */
function blocks(surface: Surface, { view }: Scene, lane: Lane, y: number): void {
  let last = Number.NEGATIVE_INFINITY;
  const first = firstIndex(lane.blocked.length, (index) => (lane.blocked[index]?.end ?? 0) >= view.from);
  for (let index = first; index < lane.blocked.length; index += 1) {
    const { end, duration } = lane.blocked[index] ?? { end: Infinity, duration: 0 };
    const [x, until] = [view.toX(end - duration), view.toX(end)];
    if (x > view.width) return;
    if (until - last < 1) continue;
    last = until;
    drawBlock(surface, x, until, y, until - x < LABELLED ? "" : numbers.time(duration));
  }
}

/** A mark below the bar wherever the task wrote something. */
function written(surface: Surface, { view, axis }: Scene, lane: Lane, y: number): void {
  let last = Number.NEGATIVE_INFINITY;
  const value = (index: number): number => lane.written[index]?.[axis === "time" ? "at" : "event"] ?? 0;
  const first = firstIndex(lane.written.length, (index) => value(index) >= view.from);
  for (let index = first; index < lane.written.length && value(index) <= view.to; index += 1) {
    const x = view.toX(value(index));
    // Of those that fall on one place, one is drawn.
    if (x - last < 2) continue;
    last = x;
    drawWritten(surface, x, y);
  }
}

function stretch(
  surface: Surface,
  scene: Scene,
  lane: Lane,
  index: number,
  x: number,
  end: number,
  y: number,
): void {
  const width = end - x;
  const is = lane.stretch(index);
  switch (is) {
    case "new":
      return;
    case "ready":
      return width < 1 ? undefined : drawReady(surface, x, width, y);
    case "running":
      return drawRunning(surface, x, width, y);
    case "suspended":
      if (width < 1) return;
      drawSuspended(surface, x, width, y);
      if (width >= LABELLED) drawLabel(surface, waitLabels(scene, lane, index), x, width, y);
      return;
    case "pending":
      if (width < 1) return;
      drawPending(surface, x, width, y);
      if (width >= LABELLED && lane instanceof FutureLane)
        drawLabel(surface, [servesText(lane)], x, width, y);
      return;
    case "finished":
    case "failed":
    case "cancelled":
    case "destroyed":
      return drawEnding(surface, is, x, y + BAR / 2);
  }
}

function waitLabels({ waits }: Scene, lane: Lane, index: number): readonly string[] {
  return waits.at(lane.events[index] ?? NaN)?.labels ?? [];
}

/** A frame around what the pointer or the keyboard is at. */
export function drawChosen(surface: Surface, scene: Scene): void {
  const { view, axis, chosen: spot, scroll } = scene;
  if (spot === null) return;
  const row = scene.lanes.indexOf(spot.lane);
  const x = view.toX(beginnings(spot.lane, axis)[spot.index] ?? 0);
  const end = view.toX(endOf(spot, axis, scene.end));
  const y = AXIS + row * ROW - scroll + (ROW - BAR) / 2;
  const pen = { colour: surface.palette.text, width: 1.5 };
  surface.frame(x - 2, y - 3, Math.max(end - x, NARROWEST) + 4, BAR + 6, pen);
}

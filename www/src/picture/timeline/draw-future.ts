/** Draws what is a future's alone: pending, what was called once it was done, and where the futures begin. */
import { FutureLane } from "../../model/futures-track";
import { AXIS, BAR, ROW, type Scene } from "./scene";
import type { Surface } from "./surface";

/** It is thinner than a task. */
const THIN = 6;
/** Of callbacks closer together than this, one is drawn, in pixels. */
const APART = 6;

export function drawPending(surface: Surface, x: number, width: number, y: number): void {
  const { suspended, suspendedEdge } = surface.palette;
  const top = y + (BAR - THIN) / 2;
  surface.fill(x, top, width, THIN, suspended);
  surface.frame(x + 0.5, top + 0.5, Math.max(width - 1, 0.5), THIN - 1, { colour: suspendedEdge, width: 1 });
}

/** Below its lane, where it ran. */
export function drawCallback(surface: Surface, x: number, y: number): void {
  surface.fill(x - 2, y + 1, 4, 4, surface.palette.text);
}

export function drawCallbacks(surface: Surface, { view, axis }: Scene, lane: FutureLane, y: number): void {
  let last = Number.NEGATIVE_INFINITY;
  for (const { ran } of lane.callbacks) {
    if (ran === null) continue;
    const x = view.toX(axis === "time" ? ran.at : ran.event);
    if (x < 0 || x > view.width || x - last < APART) continue;
    last = x;
    drawCallback(surface, x, y);
  }
}

/** Futures stand below all tasks. */
export function hasFutures({ lanes }: Pick<Scene, "lanes">): boolean {
  return lanes.at(-1) instanceof FutureLane;
}

/** A line between the tasks and them. */
export function drawWhereFuturesBegin(surface: Surface, { lanes, scroll, view }: Scene): void {
  let row = lanes.length;
  while (row > 0 && lanes[row - 1] instanceof FutureLane) row -= 1;
  if (row === 0 || row === lanes.length) return;
  const y = AXIS + row * ROW - scroll + 0.5;
  surface.lines([[0, y, view.width, y]], { colour: surface.palette.strongEdge, width: 1 });
}

/**
 * Draws what one stretch of a lane looks like, and what stands on it: each kind by a shape of its own. Knows a surface;
 * knows no scene, so that a legend is drawn with the same.
 */
import type { Ended } from "../../model/state";
import { BAR } from "./scene";
import type { Line, Surface, Type } from "./surface";

/** A run of a task is seen, however short it is. */
export const NARROWEST = 3;
/** A stretch that is narrower has no room for a word, in pixels. */
export const LABELLED = 30;
/** Between two lines of a hatching, in pixels. */
const HATCH = 7;
const LABEL: Type = { size: 11, weight: 400 };
const LENGTH: Type = { size: 11, weight: 600 };

export function drawReady(surface: Surface, x: number, width: number, y: number): void {
  const pen = { colour: surface.palette.ready, width: 1.5 };
  surface.frame(x + 0.75, y + 2.75, Math.max(width - 1.5, 0.5), BAR - 5.5, pen);
}

export function drawRunning(surface: Surface, x: number, width: number, y: number): void {
  surface.fill(x, y, Math.max(width, NARROWEST), BAR, surface.palette.running);
}

export function drawSuspended(surface: Surface, x: number, width: number, y: number): void {
  const { suspended, suspendedEdge } = surface.palette;
  surface.fill(x, y + 2, width, BAR - 4, suspended);
  if (width < 4) return;
  const lines: Line[] = [];
  // By the place on the surface, so that the lines of neighbours run on.
  for (let line = Math.floor((x - BAR) / HATCH) * HATCH; line < x + width; line += HATCH) {
    const from = Math.max(line + 2, x);
    const to = Math.min(line + BAR - 2, x + width);
    if (from < to) lines.push([from, y + BAR - (from - line), to, y + BAR - (to - line)]);
  }
  surface.lines(lines, { colour: suspendedEdge, width: 1 });
}

/** The first of these that there is room for, in what is in sight. */
export function drawLabel(
  surface: Surface,
  texts: readonly string[],
  x: number,
  width: number,
  y: number,
): void {
  const left = Math.max(x, 0) + 5;
  const most = Math.min(width - 12, x + width - left - 4);
  const text = texts.find((each) => each !== "" && surface.widthOf(each, LABEL) <= most);
  if (text === undefined) return;
  const room = surface.widthOf(text, LABEL);
  surface.fill(left - 3, y + 1, room + 6, BAR - 2, surface.palette.ground);
  surface.text(text, left, y + BAR / 2 + 0.5, LABEL, surface.palette.text);
}

export function drawEnding(surface: Surface, how: Ended, x: number, y: number): void {
  const { success, error, muted } = surface.palette;
  switch (how) {
    case "finished":
      return surface.disc(x + 5, y, 4.5, success);
    case "failed": {
      const cross: Line[] = [
        [x + 1, y - 4.5, x + 10, y + 4.5],
        [x + 10, y - 4.5, x + 1, y + 4.5],
      ];
      return surface.lines(cross, { colour: error, width: 2 });
    }
    case "cancelled":
      return surface.outline(
        [
          [x + 6, y - 5],
          [x + 11, y],
          [x + 6, y + 5],
          [x + 1, y],
        ],
        { colour: muted, width: 2 },
      );
    case "destroyed":
      return surface.frame(x + 2, y - 4, 8, 8, { colour: error, width: 2 });
  }
}

/** Where the loop was kept from all else; with how long, where there is room for that. */
export function drawBlock(surface: Surface, x: number, end: number, y: number, length: string): void {
  const { blocked, ground } = surface.palette;
  const width = Math.max(end - x, NARROWEST);
  surface.fill(x, y - 3, width, 3, blocked);
  surface.fill(x, y + BAR, width, 3, blocked);
  if (length === "") return;
  const room = surface.widthOf(length, LENGTH);
  const left = Math.max(x, 0) + 5;
  if (left + room + 5 > end) return;
  surface.fill(left - 3, y + 1, room + 6, BAR - 2, ground);
  surface.text(length, left, y + BAR / 2 + 0.5, LENGTH, blocked);
}

/** Below a bar: something was written. */
export function drawWritten(surface: Surface, x: number, y: number): void {
  surface.shape(
    [
      [x, y + 1],
      [x + 3, y + 5],
      [x - 3, y + 5],
    ],
    surface.palette.text,
  );
}

/**
 * Draws what is marked: a frame around each stretch with a pennant on it, and a bar before the names of the tasks that have
 * any. By shape, so that no colour has to be told from another. Knows a canvas and where stretches stand.
 */
import { firstIndex } from "../../model/history";
import type { Lane } from "../../model/lanes";
import type { Canvas } from "./draw";
import { AXIS, BAR, beginnings, endOf, ROW, type Scene } from "./scene";

const NARROWEST = 3;
/** Marks closer together than this are one, in pixels. */
const APART = 4;

/** Of the lane at this height, on the part that shows stretches. */
export function drawMarks({ context, palette }: Canvas, scene: Scene, lane: Lane, top: number): void {
  const { view, axis, end } = scene;
  const marks = scene.marks.get(lane.task) ?? [];
  const starts = beginnings(lane, axis);
  const first = firstIndex(
    marks.length,
    (at) => endOf({ lane, index: marks[at] ?? 0 }, axis, end) >= view.from,
  );
  const y = top + (ROW - BAR) / 2;
  context.strokeStyle = palette.text;
  context.fillStyle = palette.text;
  context.lineWidth = 2;
  let last = Number.NEGATIVE_INFINITY;
  for (let at = first; at < marks.length; at += 1) {
    const index = marks[at] ?? 0;
    const x = Math.max(view.toX(starts[index] ?? 0), -NARROWEST);
    if (x > view.width) return;
    const right = Math.min(view.toX(endOf({ lane, index }, axis, end)), view.width + NARROWEST);
    const width = Math.max(right - x, NARROWEST);
    if (x + width - last < APART) continue;
    last = x + width;
    context.strokeRect(x, y - 1, width, BAR + 2);
    context.beginPath();
    context.moveTo(x - 1, y - 5);
    context.lineTo(x + 7, y - 5);
    context.lineTo(x - 1, y + 3);
    context.closePath();
    context.fill();
  }
}

/** Before its name. */
export function drawMarkOfName({ context, palette }: Canvas, scene: Scene, lane: Lane, top: number): void {
  if (!scene.marks.has(lane.task)) return;
  context.fillStyle = palette.text;
  context.fillRect(2, top + 4, 4, ROW - 8);
}

/** Whether anything that is marked is in a lane that is seen. */
export function seesMarks({ lanes, marks, scroll, height }: Scene): boolean {
  const first = Math.max(0, Math.ceil(scroll / ROW));
  const last = Math.floor((scroll + height - AXIS) / ROW);
  return lanes.slice(first, last).some(({ task }) => marks.has(task));
}

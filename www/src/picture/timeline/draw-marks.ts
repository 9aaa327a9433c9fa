/**
 * Draws what is marked: a frame around each stretch with a pennant on it, and a bar before the names of the tasks that have
 * any. By shape, so that no colour has to be told from another. Knows a surface and where stretches stand.
 */
import { firstIndex } from "../../model/history";
import type { Lane } from "../../model/lanes";
import { AXIS, BAR, beginnings, endOf, ROW, type Scene } from "./scene";
import type { Surface } from "./surface";

const NARROWEST = 3;
/** Marks closer together than this are one, in pixels. */
const APART = 4;

/** Of the lane at this height, on the part that shows stretches. */
export function drawMarks(surface: Surface, scene: Scene, lane: Lane, top: number): void {
  const { view, axis, end } = scene;
  const marks = scene.marks.get(lane.task) ?? [];
  const starts = beginnings(lane, axis);
  const first = firstIndex(
    marks.length,
    (at) => endOf({ lane, index: marks[at] ?? 0 }, axis, end) >= view.from,
  );
  const y = top + (ROW - BAR) / 2;
  const { text } = surface.palette;
  let last = Number.NEGATIVE_INFINITY;
  for (let at = first; at < marks.length; at += 1) {
    const index = marks[at] ?? 0;
    const x = Math.max(view.toX(starts[index] ?? 0), -NARROWEST);
    if (x > view.width) return;
    const right = Math.min(view.toX(endOf({ lane, index }, axis, end)), view.width + NARROWEST);
    const width = Math.max(right - x, NARROWEST);
    if (x + width - last < APART) continue;
    last = x + width;
    surface.frame(x, y - 1, width, BAR + 2, { colour: text, width: 2 });
    surface.shape(
      [
        [x - 1, y - 5],
        [x + 7, y - 5],
        [x - 1, y + 3],
      ],
      text,
    );
  }
}

/** Before its name. */
export function drawMarkOfName(surface: Surface, scene: Scene, lane: Lane, top: number): void {
  if (!scene.marks.has(lane.task)) return;
  surface.fill(2, top + 4, 4, ROW - 8, surface.palette.text);
}

/** Whether anything that is marked is in a lane that is seen. */
export function seesMarks({ lanes, marks, scroll, height }: Scene): boolean {
  const first = Math.max(0, Math.ceil(scroll / ROW));
  const last = Math.floor((scroll + height - AXIS) / ROW);
  return lanes.slice(first, last).some(({ task }) => marks.has(task));
}

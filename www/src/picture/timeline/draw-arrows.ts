/** Draws who woke whom: from the lane of the task that did it to the lane of the task that it woke. */
import { NOBODY } from "../../model/lanes";
import { AXIS, BAR, beginnings, indexAt, ROW, type Scene } from "./scene";
import type { Surface } from "./surface";

/** More arrows than this are a tangle. */
const MOST = 150;
/** Of one lane, those closer together than this are one, in pixels. */
const APART = 4;

export function drawArrows(surface: Surface, scene: Scene, first: number, last: number): void {
  const { view, axis, lanes, scroll } = scene;
  const rows = new Map(lanes.map((lane, row) => [lane.task, row]));
  const arrows: [number, number, number][] = [];
  for (let row = first; row < last; row += 1) {
    const lane = lanes[row];
    if (lane === undefined) continue;
    const starts = beginnings(lane, axis);
    let seen = Number.NEGATIVE_INFINITY;
    for (let index = Math.max(0, indexAt(lane, axis, view.from)); index < lane.length; index += 1) {
      const x = view.toX(starts[index] ?? 0);
      if (x > view.width || arrows.length > MOST) break;
      const waker = lane.wakers[index] ?? NOBODY;
      if (waker === NOBODY || x - seen < APART) continue;
      const from = rows.get(waker);
      if (from === undefined || from === row || x < 0) continue;
      arrows.push([x, from, row]);
      seen = x;
    }
  }
  if (arrows.length > MOST) return;
  for (const [x, from, to] of arrows) {
    const direction = to > from ? 1 : -1;
    const start = AXIS + from * ROW - scroll + ROW / 2 + (direction * BAR) / 2;
    const end = AXIS + to * ROW - scroll + ROW / 2 - (direction * BAR) / 2;
    drawArrow(surface, x, start, end);
  }
}

/** Up or down, with its point at the end. */
export function drawArrow(surface: Surface, x: number, start: number, end: number): void {
  const { faint } = surface.palette;
  const back = end > start ? -1 : 1;
  surface.lines([[x, start, x, end + back * 4]], { colour: faint, width: 1.25 });
  surface.shape(
    [
      [x, end],
      [x - 3, end + back * 5],
      [x + 3, end + back * 5],
    ],
    faint,
  );
}

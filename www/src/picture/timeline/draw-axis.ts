/** Draws the axis, what it stands for all the way down, and the moment that is shown. Knows a surface and a scale. */
import { scaleLinear } from "d3-scale";
import { firstIndex } from "../../model/history";
import { words as numbers } from "../../words/numbers";
import { AXIS, type Scene } from "./scene";
import type { Line, Surface, Type } from "./surface";

/** Between two ticks, in pixels. */
const TICKS_APART = 90;
/** Turns closer together than this are not drawn, in pixels. */
const TURNS_APART = 14;
const TICK: Type = { size: 12, weight: 400 };

function ticks({ view, axis }: Scene): { values: number[]; text: (value: number) => string } {
  const scale = scaleLinear().domain([view.from, view.to]).range([0, view.width]);
  const all = scale.ticks(Math.max(2, view.width / TICKS_APART));
  const values = axis === "time" ? all : all.filter(Number.isInteger);
  const apart = (all[1] ?? 1) - (all[0] ?? 0);
  const end = Math.max(Math.abs(view.to), apart);
  return { values, text: (value) => (axis === "time" ? numbers.tick(value, apart, end) : String(value)) };
}

/** Where a line is sharp that stands at this value. */
function sharp({ view }: Scene, value: number): number {
  return Math.round(view.toX(value)) + 0.5;
}

export function drawGrid(surface: Surface, scene: Scene): void {
  const lines = ticks(scene).values.map((value): Line => {
    const x = sharp(scene, value);
    return [x, AXIS, x, scene.height];
  });
  surface.lines(lines, { colour: surface.palette.edge, width: 1 });
}

/** Where each turn of the loop begins, once one is close enough to tell them apart. */
export function drawTurns(surface: Surface, scene: Scene): void {
  const { view, height, turns } = scene;
  const first = firstIndex(turns.length, (index) => (turns[index] ?? 0) >= view.from);
  const last = firstIndex(turns.length, (index) => (turns[index] ?? 0) > view.to);
  if ((last - first) * TURNS_APART > view.width) return;
  const lines = turns.slice(first, last).map((turn): Line => {
    const x = sharp(scene, turn);
    return [x, AXIS, x, height];
  });
  surface.lines(lines, { colour: surface.palette.strongEdge, width: 1, dash: [2, 3] });
}

export function drawAxis(surface: Surface, scene: Scene): void {
  const { view } = scene;
  const { ground, strongEdge, muted } = surface.palette;
  surface.fill(0, 0, view.width, AXIS, ground);
  const { values, text } = ticks(scene);
  const lines: Line[] = [[0, AXIS - 0.5, view.width, AXIS - 0.5]];
  for (const value of values) {
    const x = sharp(scene, value);
    lines.push([x, AXIS - 5, x, AXIS]);
    const label = text(value);
    const half = surface.widthOf(label, TICK) / 2;
    const middle = Math.min(Math.max(view.toX(value), half), view.width - half);
    surface.text(label, middle, AXIS / 2 - 1, TICK, muted, "center");
  }
  surface.lines(lines, { colour: strongEdge, width: 1 });
}

export function drawMoment(surface: Surface, scene: Scene): void {
  const x = sharp(scene, scene.moment);
  if (x < -1 || x > scene.view.width + 1) return;
  const { accent } = surface.palette;
  surface.lines([[x, AXIS - 8, x, scene.height]], { colour: accent, width: 1.5 });
  surface.shape(
    [
      [x - 5, AXIS - 13],
      [x + 5, AXIS - 13],
      [x, AXIS - 5],
    ],
    accent,
  );
}

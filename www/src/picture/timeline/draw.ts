/**
 * Draws a scene: the axis, the lanes, what woke what, the moment. Knows a canvas; knows no page and no state but the
 * scene's. Every state differs by its shape as well as by its colour.
 */
import { scaleLinear } from "d3-scale";
import { firstIndex } from "../../model/history";
import { NOBODY, type Lane } from "../../model/lanes";
import { tickText } from "../../model/times";
import { taskDetail, taskName } from "../../model/words";
import { drawMarkOfName, drawMarks } from "./draw-marks";
import type { Palette } from "./palette";
import { AXIS, BAR, beginnings, endOf, indexAt, ROW, type Scene } from "./scene";

/** Between two ticks, in pixels. */
const TICKS_APART = 90;
/** A run of a task is seen, however short it is. */
const NARROWEST = 3;
/** More arrows than this are a tangle. */
const MOST_ARROWS = 150;
/** Turns closer together than this are not drawn, in pixels. */
const TURNS_APART = 14;
/** Of the stretches that fall on one pixel, so many are looked at for what matters most. */
const LOOKED_AT = 16;
/** A stretch that is narrower has no room for a word, in pixels. */
const LABELLED = 30;
/** For each task that made the next one, in pixels. */
const INDENT = 12;

export interface Canvas {
  readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
}

export function draw(canvas: Canvas, scene: Scene): void {
  const { context, palette } = canvas;
  const { view, height, scroll, gutter } = scene;
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, gutter + view.width, height);
  const first = Math.max(0, Math.floor(scroll / ROW));
  const last = Math.min(scene.lanes.length, Math.ceil((scroll + height - AXIS) / ROW));
  context.save();
  context.beginPath();
  context.rect(0, AXIS, gutter + view.width, height - AXIS);
  context.clip();
  for (let row = first; row < last; row += 1) {
    const lane = scene.lanes[row];
    if (lane === undefined) continue;
    drawMarkOfName(canvas, scene, lane, AXIS + row * ROW - scroll);
    drawName(canvas, scene, lane, AXIS + row * ROW - scroll);
  }
  context.translate(gutter, 0);
  context.beginPath();
  context.rect(0, AXIS, view.width, height - AXIS);
  context.clip();
  grid(canvas, scene);
  turns(canvas, scene);
  for (let row = first; row < last; row += 1) {
    const lane = scene.lanes[row];
    if (lane === undefined) continue;
    drawLane(canvas, scene, lane, AXIS + row * ROW - scroll);
    drawMarks(canvas, scene, lane, AXIS + row * ROW - scroll);
  }
  arrows(canvas, scene, first, last);
  chosen(canvas, scene);
  context.restore();
  context.save();
  context.translate(gutter, 0);
  axis(canvas, scene);
  moment(canvas, scene);
  context.restore();
}

/** The name of a task, further to the right the more tasks made one another before it. */
function drawName({ context, palette }: Canvas, scene: Scene, lane: Lane, top: number): void {
  const { tasks, gutter } = scene;
  const fold = scene.folds.get(lane.task);
  const left = 18 + Math.min(lane.depth, 5) * INDENT;
  const middle = top + ROW / 2 + 0.5;
  let room = gutter - left - 8;
  context.textAlign = "left";
  context.textBaseline = "middle";
  if (fold !== undefined) triangle(context, palette.muted, left - 8, middle, fold.folded);
  if (fold?.folded === true) room -= drawBelow({ context, palette }, fold.below, gutter - 8, middle);
  context.fillStyle = palette.text;
  context.font = `500 12.5px ${palette.font}`;
  const name = fitted(context, taskName(tasks, lane.task), room);
  context.fillText(name, left, middle);
  const used = context.measureText(name).width + 6;
  context.fillStyle = palette.faint;
  context.font = `11px ${palette.font}`;
  const detail = taskDetail(tasks, lane.task);
  if (detail !== "" && context.measureText(detail).width <= room - used) {
    context.fillText(detail, left + used, middle);
  }
}

/** How many are folded up; returns the room that this takes. */
function drawBelow({ context, palette }: Canvas, below: number, right: number, y: number): number {
  const text = `+${below}`;
  context.font = `600 11px ${palette.font}`;
  context.fillStyle = palette.muted;
  context.textAlign = "right";
  context.fillText(text, right, y);
  context.textAlign = "left";
  return context.measureText(text).width + 8;
}

function triangle(
  context: CanvasRenderingContext2D,
  colour: string,
  x: number,
  y: number,
  folded: boolean,
): void {
  context.fillStyle = colour;
  context.beginPath();
  if (folded) {
    context.moveTo(x - 2, y - 4);
    context.lineTo(x + 3, y);
    context.lineTo(x - 2, y + 4);
  } else {
    context.moveTo(x - 4, y - 2);
    context.lineTo(x + 4, y - 2);
    context.lineTo(x, y + 3);
  }
  context.closePath();
  context.fill();
}

/** As much of a text as there is room for; a number that it ends with stays, for that tells it from its like. */
function fitted(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text;
  const end = /\d{1,5}$/.exec(text)?.[0] ?? "";
  const most = text.length - end.length;
  const length = firstIndex(most, (cut) => context.measureText(`${text.slice(0, cut)}…${end}`).width > room);
  return `${text.slice(0, Math.max(length - 1, 1))}…${end}`;
}

function ticks({ view, axis }: Scene): { values: number[]; text: (value: number) => string } {
  const scale = scaleLinear().domain([view.from, view.to]).range([0, view.width]);
  const all = scale.ticks(Math.max(2, view.width / TICKS_APART));
  const values = axis === "time" ? all : all.filter(Number.isInteger);
  const apart = (all[1] ?? 1) - (all[0] ?? 0);
  const end = Math.max(Math.abs(view.to), apart);
  return { values, text: (value) => (axis === "time" ? tickText(value, apart, end) : String(value)) };
}

function grid({ context, palette }: Canvas, scene: Scene): void {
  context.strokeStyle = palette.edge;
  context.lineWidth = 1;
  context.beginPath();
  for (const value of ticks(scene).values) {
    const x = Math.round(scene.view.toX(value)) + 0.5;
    context.moveTo(x, AXIS);
    context.lineTo(x, scene.height);
  }
  context.stroke();
}

/** Where each turn of the loop begins, once one is close enough to tell them apart. */
function turns({ context, palette }: Canvas, scene: Scene): void {
  const { view, height } = scene;
  const first = firstIndex(scene.turns.length, (index) => (scene.turns[index] ?? 0) >= view.from);
  const last = firstIndex(scene.turns.length, (index) => (scene.turns[index] ?? 0) > view.to);
  if ((last - first) * TURNS_APART > view.width) return;
  context.strokeStyle = palette.strongEdge;
  context.lineWidth = 1;
  context.setLineDash([2, 3]);
  context.beginPath();
  for (let index = first; index < last; index += 1) {
    const x = Math.round(view.toX(scene.turns[index] ?? 0)) + 0.5;
    context.moveTo(x, AXIS);
    context.lineTo(x, height);
  }
  context.stroke();
  context.setLineDash([]);
}

function axis({ context, palette }: Canvas, scene: Scene): void {
  const { view } = scene;
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, view.width, AXIS);
  context.strokeStyle = palette.strongEdge;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(0, AXIS - 0.5);
  context.lineTo(view.width, AXIS - 0.5);
  context.fillStyle = palette.muted;
  context.font = `12px ${palette.font}`;
  context.textBaseline = "middle";
  context.textAlign = "center";
  const { values, text } = ticks(scene);
  for (const value of values) {
    const x = view.toX(value);
    context.moveTo(Math.round(x) + 0.5, AXIS - 5);
    context.lineTo(Math.round(x) + 0.5, AXIS);
    const label = text(value);
    const half = context.measureText(label).width / 2;
    context.fillText(label, Math.min(Math.max(x, half), view.width - half), AXIS / 2 - 1);
  }
  context.stroke();
}

function drawLane(canvas: Canvas, scene: Scene, lane: Lane, top: number): void {
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
    if (shown !== last) stretch(canvas, scene, lane, shown, left, left, y);
    stretch(canvas, scene, lane, last, shown === last ? left : left + NARROWEST, right, y);
    index = next;
  }
  written(canvas, scene, lane, y + BAR);
  if (axis === "time") blocks(canvas, scene, lane, y);
}

/** Where the task kept the loop to itself; of those that fall on one pixel, one. */
function blocks(canvas: Canvas, { view }: Scene, lane: Lane, y: number): void {
  let last = Number.NEGATIVE_INFINITY;
  const first = firstIndex(lane.blocked.length, (index) => (lane.blocked[index]?.end ?? 0) >= view.from);
  for (let index = first; index < lane.blocked.length; index += 1) {
    const { end, duration } = lane.blocked[index] ?? { end: Infinity, duration: 0 };
    const [x, until] = [view.toX(end - duration), view.toX(end)];
    if (x > view.width) return;
    if (until - last < 1) continue;
    last = until;
    block(canvas, x, until, y);
  }
}

/** A mark below the bar wherever the task wrote something. */
function written({ context, palette }: Canvas, { view, axis }: Scene, lane: Lane, y: number): void {
  context.fillStyle = palette.text;
  let last = Number.NEGATIVE_INFINITY;
  const value = (index: number): number => lane.written[index]?.[axis === "time" ? "at" : "event"] ?? 0;
  const first = firstIndex(lane.written.length, (index) => value(index) >= view.from);
  for (let index = first; index < lane.written.length && value(index) <= view.to; index += 1) {
    const x = view.toX(value(index));
    // Of those that fall on one place, one is drawn.
    if (x - last < 2) continue;
    last = x;
    context.beginPath();
    context.moveTo(x, y + 1);
    context.lineTo(x + 3, y + 5);
    context.lineTo(x - 3, y + 5);
    context.closePath();
    context.fill();
  }
}

function stretch(
  canvas: Canvas,
  scene: Scene,
  lane: Lane,
  index: number,
  x: number,
  end: number,
  y: number,
): void {
  const { context, palette } = canvas;
  const width = end - x;
  switch (lane.stretch(index)) {
    case "new":
      return;
    case "ready":
      if (width < 1) return;
      context.strokeStyle = palette.ready;
      context.lineWidth = 1.5;
      context.strokeRect(x + 0.75, y + 2.75, Math.max(width - 1.5, 0.5), BAR - 5.5);
      return;
    case "running":
      context.fillStyle = palette.running;
      context.fillRect(x, y, Math.max(width, NARROWEST), BAR);
      return;
    case "suspended":
      if (width < 1) return;
      hatch(canvas, x, width, y);
      if (width >= LABELLED) label(canvas, waitingText(scene, lane, index), x, width, y);
      return;
    case "finished":
    case "failed":
    case "cancelled":
      return ending(canvas, lane.stretch(index) as "finished" | "failed" | "cancelled", x, y + BAR / 2);
  }
}

function hatch({ context, palette }: Canvas, x: number, width: number, y: number): void {
  context.fillStyle = palette.suspended;
  context.fillRect(x, y + 2, width, BAR - 4);
  if (width < 4) return;
  context.save();
  context.beginPath();
  context.rect(x, y + 2, width, BAR - 4);
  context.clip();
  context.strokeStyle = palette.suspendedEdge;
  context.lineWidth = 1;
  context.beginPath();
  // By the place on the canvas, so that the lines of neighbours run on.
  for (let line = Math.floor((x - BAR) / 7) * 7; line < x + width; line += 7) {
    context.moveTo(line, y + BAR);
    context.lineTo(line + BAR, y);
  }
  context.stroke();
  context.restore();
}

function waitingText({ events }: Scene, lane: Lane, index: number): string {
  const event = events.at(lane.events[index] ?? NaN);
  return event?.kind === "job-ended" ? (event.waiting ?? "") : "";
}

function label({ context, palette }: Canvas, text: string, x: number, width: number, y: number): void {
  if (text === "") return;
  context.font = `11px ${palette.font}`;
  const room = context.measureText(text).width;
  if (room > width - 12) return;
  const left = Math.max(x, 0) + 5;
  if (left + room + 4 > x + width) return;
  context.fillStyle = palette.ground;
  context.fillRect(left - 3, y + 1, room + 6, BAR - 2);
  context.fillStyle = palette.text;
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.fillText(text, left, y + BAR / 2 + 0.5);
}

function ending(
  { context, palette }: Canvas,
  how: "finished" | "failed" | "cancelled",
  x: number,
  y: number,
): void {
  context.lineWidth = 2;
  context.beginPath();
  if (how === "finished") {
    context.fillStyle = palette.success;
    context.arc(x + 5, y, 4.5, 0, 2 * Math.PI);
    context.fill();
    return;
  }
  context.strokeStyle = how === "failed" ? palette.error : palette.muted;
  if (how === "failed") {
    context.moveTo(x + 1, y - 4.5);
    context.lineTo(x + 10, y + 4.5);
    context.moveTo(x + 10, y - 4.5);
    context.lineTo(x + 1, y + 4.5);
  } else {
    context.moveTo(x + 6, y - 5);
    context.lineTo(x + 11, y);
    context.lineTo(x + 6, y + 5);
    context.lineTo(x + 1, y);
    context.closePath();
  }
  context.stroke();
}

function block({ context, palette }: Canvas, x: number, end: number, y: number): void {
  context.fillStyle = palette.blocked;
  context.fillRect(x, y - 3, Math.max(end - x, NARROWEST), 3);
  context.fillRect(x, y + BAR, Math.max(end - x, NARROWEST), 3);
}

/** From the lane of the task that did it to the lane of the task that it woke. */
function arrows({ context, palette }: Canvas, scene: Scene, first: number, last: number): void {
  const { view, axis, lanes, scroll } = scene;
  const rows = new Map(lanes.map((lane, row) => [lane.task, row]));
  const lines: [number, number, number][] = [];
  for (let row = first; row < last; row += 1) {
    const lane = lanes[row];
    if (lane === undefined) continue;
    const starts = beginnings(lane, axis);
    let seen = Number.NEGATIVE_INFINITY;
    for (let index = Math.max(0, indexAt(lane, axis, view.from)); index < lane.length; index += 1) {
      const x = view.toX(starts[index] ?? 0);
      if (x > view.width || lines.length > MOST_ARROWS) break;
      const waker = lane.wakers[index] ?? NOBODY;
      if (waker === NOBODY || x - seen < 4) continue;
      const from = rows.get(waker);
      if (from === undefined || from === row || x < 0) continue;
      lines.push([x, from, row]);
      seen = x;
    }
  }
  if (lines.length > MOST_ARROWS) return;
  context.strokeStyle = palette.faint;
  context.fillStyle = palette.faint;
  context.lineWidth = 1.25;
  for (const [x, from, to] of lines) {
    const direction = to > from ? 1 : -1;
    const start = AXIS + from * ROW - scroll + ROW / 2 + (direction * BAR) / 2;
    const end = AXIS + to * ROW - scroll + ROW / 2 - (direction * BAR) / 2;
    context.beginPath();
    context.moveTo(x, start);
    context.lineTo(x, end - direction * 4);
    context.stroke();
    context.beginPath();
    context.moveTo(x, end);
    context.lineTo(x - 3, end - direction * 5);
    context.lineTo(x + 3, end - direction * 5);
    context.closePath();
    context.fill();
  }
}

function chosen({ context, palette }: Canvas, scene: Scene): void {
  const { view, axis, chosen: spot, scroll } = scene;
  if (spot === null) return;
  const row = scene.lanes.indexOf(spot.lane);
  const x = view.toX(beginnings(spot.lane, axis)[spot.index] ?? 0);
  const end = view.toX(endOf(spot, axis, scene.end));
  context.strokeStyle = palette.text;
  context.lineWidth = 1.5;
  const y = AXIS + row * ROW - scroll + (ROW - BAR) / 2;
  context.strokeRect(x - 2, y - 3, Math.max(end - x, NARROWEST) + 4, BAR + 6);
}

function moment({ context, palette }: Canvas, scene: Scene): void {
  const x = Math.round(scene.view.toX(scene.moment)) + 0.5;
  if (x < -1 || x > scene.view.width + 1) return;
  context.strokeStyle = palette.accent;
  context.fillStyle = palette.accent;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x, AXIS - 8);
  context.lineTo(x, scene.height);
  context.stroke();
  context.beginPath();
  context.moveTo(x - 5, AXIS - 13);
  context.lineTo(x + 5, AXIS - 13);
  context.lineTo(x, AXIS - 5);
  context.closePath();
  context.fill();
}

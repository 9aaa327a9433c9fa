/**
 * What the timeline shows: the lanes in their order, an axis of time or of events, the part in sight, the moment.
 * Knows where each thing stands, in pixels; draws nothing.
 */
import type { Arrangement } from "../../model/arrangement";
import type { Lane } from "../../model/lanes";
import type { TraceEvents } from "../../model/recording";
import type { Waits } from "../../model/waits";
import type { Tasks } from "../../model/words";
import type { Viewport } from "./viewport";

/** By program time, or by the order of events, each as wide as the next: then one sees what takes no time. */
export type AxisKind = "time" | "order";

export const ROW = 26;
/** What of a row a stretch fills. */
export const BAR = 16;
/** The axis above the lanes. */
export const AXIS = 26;

export interface Scene {
  readonly axis: AxisKind;
  readonly view: Viewport;
  readonly lanes: readonly Lane[];
  readonly folds: Arrangement["folds"];
  readonly flat: boolean;
  readonly tasks: Tasks;
  readonly events: TraceEvents;
  readonly waits: Waits;
  /** Where on the axis the run ends, as far as it has come. */
  readonly end: number;
  /** Where on the axis each turn of the loop begins. */
  readonly turns: readonly number[];
  /** Where on the axis the moment is that is shown. */
  readonly moment: number;
  /** By task: the stretches of its lane that are marked, in their order. */
  readonly marks: ReadonlyMap<number, readonly number[]>;
  /** What the pointer or the keyboard is at. */
  readonly chosen: Spot | null;
  /** How much of the width the names take, in pixels. Places count from their end. */
  readonly gutter: number;
  /** How far the lanes are scrolled, and how high what is seen of them is, in pixels. */
  readonly scroll: number;
  readonly height: number;
}

/** A stretch of a lane. */
export interface Spot {
  readonly lane: Lane;
  readonly index: number;
}

/** Where on the axis the stretches of a lane begin. */
export function beginnings(lane: Lane, axis: AxisKind): readonly number[] {
  return axis === "time" ? lane.starts : lane.events;
}

/** Where on the axis a stretch ends: where the next one begins, or the run. */
export function endOf({ lane, index }: Spot, axis: AxisKind, whole: number): number {
  return beginnings(lane, axis)[index + 1] ?? whole;
}

/** The stretch that holds this place of the axis; -1 before the first. */
export function indexAt(lane: Lane, axis: AxisKind, value: number): number {
  return lane.indexAt(value, beginnings(lane, axis));
}

/** The lane at this height of the picture, if there is one. */
export function laneAt(scene: Scene, y: number): Lane | null {
  if (y < AXIS) return null;
  return scene.lanes[Math.floor((y - AXIS + scene.scroll) / ROW)] ?? null;
}

/** How near the pointer has to be to a stretch too narrow to be hit, in pixels. */
const NEAR = 3;

/** What is at this place of the picture. */
export function spotAt(scene: Scene, x: number, y: number): Spot | null {
  const lane = laneAt(scene, y);
  if (lane === null) return null;
  const { view, axis } = scene;
  // A run of a task is what one points at, also where it is too short to be seen as more than a line.
  const to = indexAt(lane, axis, view.fromX(x + NEAR));
  for (let index = to; index >= 0; index -= 1) {
    if (view.toX(endOf({ lane, index }, axis, scene.end)) < x - NEAR) break;
    if (lane.stretch(index) === "running") return { lane, index };
  }
  const index = indexAt(lane, axis, view.fromX(x));
  return index < 0 ? null : { lane, index };
}

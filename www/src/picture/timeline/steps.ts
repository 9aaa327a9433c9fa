/**
 * From one stretch to the next by keyboard: along a lane, and from lane to lane at the same place of the axis. Knows a
 * scene; knows no keys, no canvas.
 */
import { beginnings, endOf, indexAt, type AxisKind, type Scene, type Spot } from "./scene";

export type Direction = "before" | "behind" | "above" | "below";

/** A stretch, and the place of the axis that one came from: it is kept from lane to lane, as a cursor keeps its column. */
export interface Step {
  readonly spot: Spot;
  readonly place: number;
}

type Lanes = Pick<Scene, "lanes" | "axis" | "end" | "moment">;

/** The first: at the moment that is shown, in this lane or the one nearest to it that has begun by then. */
export function firstStep(scene: Lanes, row: number): Step | null {
  const lane = scene.lanes[Math.min(Math.max(row, 0), scene.lanes.length - 1)];
  return lane === undefined ? null : { spot: spotIn(lane, scene.axis, scene.moment), place: scene.moment };
}

/** The next in this direction, `far` lanes away; where there is none, it stays. */
export function nextStep(scene: Lanes, { spot, place }: Step, direction: Direction, far = 1): Step {
  const { lane, index } = spot;
  if (direction === "before" || direction === "behind") {
    const next = Math.min(Math.max(index + (direction === "behind" ? 1 : -1), 0), lane.length - 1);
    return { spot: { lane, index: next }, place: beginnings(lane, scene.axis)[next] ?? place };
  }
  const row = scene.lanes.indexOf(lane) + (direction === "below" ? far : -far);
  const other = scene.lanes[Math.min(Math.max(row, 0), scene.lanes.length - 1)];
  if (other === undefined || other === lane) return { spot, place };
  return { spot: spotIn(other, scene.axis, place), place };
}

/** What of it there is to be brought into sight: where it begins, and where it ends. */
export function extent(spot: Spot, { axis, end }: Lanes): readonly [number, number] {
  const from = beginnings(spot.lane, axis)[spot.index] ?? 0;
  return [from, Math.max(from, endOf(spot, axis, end))];
}

function spotIn(lane: Spot["lane"], axis: AxisKind, place: number): Spot {
  return { lane, index: Math.max(0, indexAt(lane, axis, place)) };
}

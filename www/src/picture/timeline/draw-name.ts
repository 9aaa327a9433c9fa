/** Draws what a lane is called, before it. Knows a surface and how names are cut. */
import { futureName, servesText } from "../../model/future-words";
import { FutureLane } from "../../model/futures-track";
import { firstIndex } from "../../model/history";
import type { Lane } from "../../model/lanes";
import { taskDetail, taskName } from "../../model/words";
import { ROW, type Scene } from "./scene";
import type { Surface, Type } from "./surface";

/** For each task that made the next one, in pixels. */
const INDENT = 12;
const NAME: Type = { size: 12.5, weight: 500 };
const DETAIL: Type = { size: 11, weight: 400 };
const BELOW: Type = { size: 11, weight: 600 };

export function nameOf({ tasks }: Scene, lane: Lane): string {
  return lane instanceof FutureLane ? futureName(lane) : taskName(tasks, lane.task);
}

function detailOf({ tasks }: Scene, lane: Lane): string {
  return lane instanceof FutureLane ? servesText(lane) : taskDetail(tasks, lane.task);
}

/** The name of a task, further to the right the more tasks made one another before it. */
export function drawName(surface: Surface, scene: Scene, lane: Lane, top: number): void {
  const { text, muted, faint } = surface.palette;
  const { gutter } = scene;
  const fold = scene.folds.get(lane.task);
  const left = 18 + (scene.flat ? 0 : Math.min(lane.depth, 5) * INDENT);
  const middle = top + ROW / 2 + 0.5;
  let room = gutter - left - 8;
  if (fold !== undefined) drawFold(surface, left - 8, middle, fold.folded);
  if (fold?.folded === true) {
    const below = `+${fold.below}`;
    surface.text(below, gutter - 8, middle, BELOW, muted, "right");
    room -= surface.widthOf(below, BELOW) + 8;
  }
  const name = fitted(surface, nameOf(scene, lane), NAME, room);
  surface.text(name, left, middle, NAME, text);
  const used = surface.widthOf(name, NAME) + 6;
  const detail = detailOf(scene, lane);
  if (detail !== "" && surface.widthOf(detail, DETAIL) <= room - used) {
    surface.text(detail, left + used, middle, DETAIL, faint);
  }
}

function drawFold(surface: Surface, x: number, y: number, folded: boolean): void {
  if (folded) {
    surface.shape(
      [
        [x - 2, y - 4],
        [x + 3, y],
        [x - 2, y + 4],
      ],
      surface.palette.muted,
    );
  } else {
    surface.shape(
      [
        [x - 4, y - 2],
        [x + 4, y - 2],
        [x, y + 3],
      ],
      surface.palette.muted,
    );
  }
}

/** As much of a text as there is room for; a number that it ends with stays, for that tells it from its like. */
function fitted(surface: Surface, text: string, type: Type, room: number): string {
  if (surface.widthOf(text, type) <= room) return text;
  const end = /\d{1,5}$/.exec(text)?.[0] ?? "";
  const most = text.length - end.length;
  const length = firstIndex(most, (cut) => surface.widthOf(`${text.slice(0, cut)}…${end}`, type) > room);
  return `${text.slice(0, Math.max(length - 1, 1))}…${end}`;
}

/**
 * Draws a scene: the axis, the lanes, what woke what, the moment. Knows a surface; knows no page and no state but the
 * scene's. Every state differs by its shape as well as by its colour.
 */
import { drawArrows } from "./draw-arrows";
import { drawAxis, drawGrid, drawMoment, drawTurns } from "./draw-axis";
import { drawWhereFuturesBegin } from "./draw-future";
import { drawChosen, drawLane } from "./draw-lane";
import { drawMarkOfName, drawMarks } from "./draw-marks";
import { drawName, nameOf } from "./draw-name";
import { AXIS, ROW, type Scene } from "./scene";
import type { Surface } from "./surface";

export function draw(surface: Surface, scene: Scene): void {
  const { view, height, scroll, gutter } = scene;
  surface.fill(0, 0, gutter + view.width, height, surface.palette.ground);
  const first = Math.max(0, Math.floor(scroll / ROW));
  const last = Math.min(scene.lanes.length, Math.ceil((scroll + height - AXIS) / ROW));
  surface.within(0, AXIS, gutter + view.width, height - AXIS, () => {
    for (let row = first; row < last; row += 1) {
      const lane = scene.lanes[row];
      if (lane === undefined) continue;
      drawMarkOfName(surface, scene, lane, AXIS + row * ROW - scroll);
      drawName(surface, scene, lane, AXIS + row * ROW - scroll);
    }
  });
  surface.moved(gutter, 0, () => {
    surface.within(0, AXIS, view.width, height - AXIS, () => {
      drawGrid(surface, scene);
      drawTurns(surface, scene);
      for (let row = first; row < last; row += 1) {
        const lane = scene.lanes[row];
        if (lane === undefined) continue;
        surface.named(nameOf(scene, lane), () => {
          drawLane(surface, scene, lane, AXIS + row * ROW - scroll);
          drawMarks(surface, scene, lane, AXIS + row * ROW - scroll);
        });
      }
      drawWhereFuturesBegin(surface, scene);
      drawArrows(surface, scene, first, last);
      drawChosen(surface, scene);
    });
    drawAxis(surface, scene);
    drawMoment(surface, scene);
  });
}

/** How long it takes to rebuild a run: as the picture does it, with all that it has rebuilt, but in one go. */
import { Recording } from "../../../../www/src/model/recording";
import { RebuiltRun } from "../../../../www/src/picture/rebuilt-run";
import type { Folded, Size } from "../sample";
import { trace } from "./traces";

export function fold(size: Size): Folded {
  const events = trace(size);
  const recording = new Recording();
  const run = new RebuiltRun(recording, 0);
  const start = performance.now();
  recording.append(events);
  const recorded = performance.now();
  run.goOn(Infinity);
  const folded = performance.now();
  if (run.everything.events !== size.events) throw new Error("not all events were folded");
  return { record: recorded - start, fold: folded - recorded };
}

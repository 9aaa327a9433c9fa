/** How long it takes to rebuild a run: as the picture does it, with all that it has rebuilt, but in one go. */
import { Advisor } from "../../../../www/src/model/advice/advisor";
import { CallbackNames } from "../../../../www/src/model/callback-names";
import { History } from "../../../../www/src/model/history";
import { Lanes } from "../../../../www/src/model/lanes";
import { CatchingUp } from "../../../../www/src/picture/catching-up";
import type { Folded, Size } from "../sample";
import { trace } from "./traces";

export function fold(size: Size): Folded {
  const events = trace(size);
  const history = new History();
  const lanes = new Lanes();
  const advisor = new Advisor();
  const names = new CallbackNames();
  const catchingUp = new CatchingUp(history.events, [
    (events) => history.goOn(events),
    (events) => lanes.append(events),
    (events) => advisor.append(events),
    (events) => names.append(events),
  ]);
  const start = performance.now();
  history.events.append(events);
  const recorded = performance.now();
  catchingUp.goOn(Infinity);
  const folded = performance.now();
  if (history.at(size.events).events !== size.events) throw new Error("not all events were folded");
  return { record: recorded - start, fold: folded - recorded };
}

/** For tests only: what is said of a run that was written down by hand. */
import type { TraceEvent } from "../../protocol/trace";
import type { Advice } from "../advice/advice";
import { Advisor } from "../advice/advisor";
import { History } from "../history";

export function adviceOn(
  { events }: { readonly events: readonly TraceEvent[] },
  over = true,
): readonly Advice[] {
  const history = new History();
  history.append(events);
  const advisor = new Advisor();
  advisor.append(events);
  return advisor.advice(history, over).first;
}

/** Only the sentences. */
export function saidOf(run: { readonly events: readonly TraceEvent[] }, over = true): readonly string[] {
  return adviceOn(run, over).map(({ text }) => text);
}

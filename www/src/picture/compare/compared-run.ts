/** A run that is shown, with what it is called: what it takes to draw it once more when another one is shown. */
import type { CallbackNames } from "../../model/callback-names";
import type { Compared } from "../../model/comparison";
import type { History } from "../../model/history";
import type { Lanes } from "../../model/lanes";
import type { Waits } from "../../model/waits";

export interface ComparedRun {
  readonly history: History;
  readonly lanes: Lanes;
  readonly names: CallbackNames;
  readonly waits: Waits;
  readonly language: string | null;
  /** What it is called; the person may call it something else. */
  name: string;
}

export function comparedOf({ name, language, history }: ComparedRun): Compared {
  return { name, language, length: history.end };
}

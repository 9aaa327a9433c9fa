/**
 * Which lanes are shown, and in which order: nested, some folded up, or those with a name that is looked for. Knows lanes
 * and names; knows no pixels.
 */
import type { Lane, Lanes } from "./lanes";
import { taskDetail, taskName, type Tasks } from "./words";

export interface Wanted {
  readonly hidden: (task: number) => boolean;
  /** Tasks whose children, and theirs, are folded up. */
  readonly folded: ReadonlySet<number>;
  /** Part of a name; "" is any. */
  readonly search: string;
}

export interface Arrangement {
  readonly lanes: readonly Lane[];
  /** For each task that made others: how many there are below it, and whether they are folded up. */
  readonly folds: ReadonlyMap<number, { readonly below: number; readonly folded: boolean }>;
}

export function arrange(lanes: Lanes, tasks: Tasks, { hidden, folded, search }: Wanted): Arrangement {
  const ordered = lanes.inOrder(hidden);
  const looked = search.trim().toLowerCase();
  if (looked !== "") {
    const named = ({ task }: Lane): boolean =>
      `${taskName(tasks, task)} ${taskDetail(tasks, task)}`.toLowerCase().includes(looked);
    return { lanes: ordered.filter(named), folds: new Map() };
  }
  const folds = new Map<number, { below: number; folded: boolean }>();
  const shown: Lane[] = [];
  /** Those that the lane at hand lies below, outermost first. */
  const above: Lane[] = [];
  for (const lane of ordered) {
    while (above.length > 0 && above.at(-1)?.task !== lane.parent) above.pop();
    let visible = true;
    for (const { task } of above) {
      const fold = folds.get(task) ?? { below: 0, folded: folded.has(task) };
      folds.set(task, { ...fold, below: fold.below + 1 });
      visible &&= !fold.folded;
    }
    if (visible) shown.push(lane);
    above.push(lane);
  }
  return { lanes: shown, folds };
}

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
  /** Whether lanes stand there without those of the tasks that made theirs, so that they are nested in none. */
  readonly flat: boolean;
}

export function arrange(lanes: Lanes, tasks: Tasks, { hidden, folded, search }: Wanted): Arrangement {
  const ordered = lanes.inOrder(hidden);
  const looked = search.trim().toLowerCase();
  if (looked !== "") {
    const named = ({ task }: Lane): boolean =>
      `${taskName(tasks, task)} ${taskDetail(tasks, task)}`.toLowerCase().includes(looked);
    return { lanes: ordered.filter(named), folds: new Map(), flat: true };
  }
  const folds = new Map<number, { below: number; folded: boolean }>();
  const shown: Lane[] = [];
  /** Those that the lane at hand lies below, outermost first; the number of each, and whether what is below it is shown. */
  const above: { readonly task: number; readonly number: number; readonly opens: boolean }[] = [];
  /** Behind the last lane that lies below it, one knows how many do. */
  const close = (number: number): void => {
    const closed = above.pop();
    if (closed === undefined) return;
    const below = number - closed.number - 1;
    if (below > 0) folds.set(closed.task, { below, folded: folded.has(closed.task) });
  };
  ordered.forEach((lane, number) => {
    while (above.length > 0 && above.at(-1)?.task !== lane.parent) close(number);
    const visible = above.at(-1)?.opens ?? true;
    if (visible) shown.push(lane);
    above.push({ task: lane.task, number, opens: visible && !folded.has(lane.task) });
  });
  while (above.length > 0) close(ordered.length);
  return { lanes: shown, folds, flat: false };
}

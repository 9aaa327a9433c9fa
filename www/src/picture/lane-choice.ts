/**
 * Which lanes of a run are shown, as the person chose: what is folded up, which task is looked for, whose futures have
 * lanes. Knows the run and what was chosen; no canvas and no buttons.
 */
import { arrange, type Arrangement } from "../model/arrangement";
import type { FutureLane } from "../model/futures-track";
import { isOfRunner } from "../model/library-tasks";
import { words } from "../words/task-search";
import type { ShownFutures } from "./controls";
import type { RebuiltRun } from "./rebuilt-run";

/** Among no more tasks than these one needs no search. */
const FEW = 10;

export class LaneChoice {
  #run: Pick<RebuiltRun, "lanes" | "futures" | "everything">;
  readonly #changed: () => void;
  readonly #folded = new Set<number>();
  #search = "";
  #futures: ShownFutures = "own";
  /** What there was once to be searched, or chosen from: the field for it stays, and whoever is in it. */
  #searches = false;
  #offersFutures = false;
  /** The lanes in their order, until there are others. */
  #arranged: Arrangement | null = null;

  /** `changed` is called when the person chose otherwise. */
  constructor(run: RebuiltRun, changed: () => void) {
    this.#run = run;
    this.#changed = changed;
  }

  /** Another run: nothing of it is folded up, and no task is looked for. */
  begin(run: RebuiltRun): void {
    this.#run = run;
    this.#folded.clear();
    this.#search = "";
    this.grew();
  }

  /** There is more of the run. */
  grew(): void {
    this.#arranged = null;
  }

  get arranged(): Arrangement {
    if (this.#arranged !== null) return this.#arranged;
    const { tasks } = this.#run.everything;
    const { lanes, ...rest } = arrange(this.#run.lanes, tasks, {
      hidden: (id) => {
        const task = tasks.get(id);
        return task !== undefined && isOfRunner(task);
      },
      folded: this.#folded,
      search: this.#search,
    });
    // Who looks for a task looks for no future.
    const futures = this.#search.trim() === "" ? this.#futuresShown : [];
    return (this.#arranged = { lanes: [...lanes, ...futures], ...rest });
  }

  get #futuresShown(): readonly FutureLane[] {
    return this.#futures === "none" ? [] : this.#run.futures[this.#futures];
  }

  /** Whether there are, or were, futures to choose from. */
  get offersFutures(): boolean {
    return (this.#offersFutures ||= this.#run.futures.all.length > 0);
  }

  get futures(): ShownFutures {
    return this.#futures;
  }

  /** Part of the name that is looked for. */
  get search(): string {
    return this.#search;
  }

  /** What the search found, in a sentence; null where nothing is looked for. */
  get foundText(): string | null {
    const search = this.#search.trim();
    if (search === "") return null;
    const found = this.arranged.lanes.length;
    const all = this.#run.lanes.all.size;
    return found === 0 ? words.none(all, search) : words.some(found, all, search);
  }

  /** Whether there are, or were, so many tasks that one looks for some. */
  get isMany(): boolean {
    return (this.#searches ||= this.#run.lanes.all.size > FEW);
  }

  /** Looks for the same, and shows futures of the same kind, as this one of another run. */
  lookLike({ search, futures }: LaneChoice): void {
    if (search === this.#search && futures === this.#futures) return;
    this.#search = search;
    this.#futures = futures;
    this.grew();
  }

  /** Whether anything is folded up; null where there is nothing to fold. */
  get folded(): boolean | null {
    return this.arranged.folds.size === 0 ? null : this.#folded.size > 0;
  }

  /** Folds up what this task made, or unfolds it. */
  fold(task: number): void {
    if (!this.#folded.delete(task)) this.#folded.add(task);
    this.#chose();
  }

  /** Folds up what tasks made, or unfolds all of it. */
  foldAll(folds: boolean): void {
    const all = [...this.arranged.folds.keys()];
    const inner = all.filter((task) => (this.#run.lanes.all.get(task)?.depth ?? 0) > 0);
    this.#folded.clear();
    // What the program made itself stays in sight, if there is anything below it to be folded up.
    if (folds) for (const task of inner.length > 0 ? inner : all) this.#folded.add(task);
    this.#chose();
  }

  readonly buttons = {
    lookFor: (search: string): void => {
      this.#search = search;
      this.#chose();
    },
    chooseFutures: (futures: ShownFutures): void => {
      this.#futures = futures;
      this.#chose();
    },
  };

  #chose(): void {
    this.grew();
    this.#changed();
  }
}

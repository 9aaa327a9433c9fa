/**
 * A run that was kept, above the one that is shown: its timeline, what each is called, which took how long. One axis, one
 * moment and one part in sight for both. Knows both runs; knows no program, and of the run that is shown no view.
 */
import { arrange } from "../../model/arrangement";
import { comparisonText } from "../../model/comparison";
import { isOfRunner } from "../../model/library-tasks";
import { runTitle, stretchText } from "../../model/run-words";
import { eventText } from "../../model/words";
import type { AxisKind, Scene, Spot } from "../timeline/scene";
import { TimelineView } from "../timeline/timeline-view";
import type { Viewport } from "../timeline/viewport";
import { comparedOf, type ComparedRun } from "./compared-run";

export interface CompareListener {
  /** Program time that is to be shown of both, in milliseconds. */
  timeChosen(at: number): void;
  looked(view: Viewport): void;
  changed(): void;
}

const NO_MARKS: Scene["marks"] = new Map();

export class Compare {
  readonly #listener: CompareListener;
  readonly timeline: TimelineView;
  #kept: ComparedRun | null = null;
  #shown: ComparedRun | null = null;
  readonly #folded = new Set<number>();
  #axis: AxisKind = "time";
  #at = 0;
  #reached: Spot | null = null;

  constructor(listener: CompareListener) {
    this.#listener = listener;
    this.timeline = new TimelineView({
      momentChosen: (value) => listener.timeChosen(this.#timeOf(value)),
      reached: (spot) => {
        this.#reached = spot;
        listener.changed();
      },
      folded: (task) => {
        if (!this.#folded.delete(task)) this.#folded.add(task);
        listener.changed();
      },
      pressed: ({ lane, index }) => listener.timeChosen(lane.starts[index] ?? 0),
      left: () => {},
      looked: (view) => listener.looked(view),
    });
  }

  destroy(): void {
    this.timeline.destroy();
  }

  /** The run that was kept, if one was. */
  get kept(): ComparedRun | null {
    return this.#kept;
  }

  /** Both, where another run than the kept one is shown and something has happened in it. */
  get both(): readonly [kept: ComparedRun, shown: ComparedRun] | null {
    const [kept, shown] = [this.#kept, this.#shown];
    if (kept === null || shown === null || kept.history === shown.history) return null;
    return shown.history.length === 0 ? null : [kept, shown];
  }

  /** Keeps the run that is shown, in place of one that was kept before. */
  keep(): void {
    this.#kept = this.#shown;
    this.#folded.clear();
    this.#reached = null;
    this.#listener.changed();
  }

  forget(): void {
    this.#kept = null;
    this.#reached = null;
    this.#listener.changed();
  }

  /** This run is shown from now on. */
  show(run: ComparedRun): void {
    this.#shown = run;
  }

  /** What one of them is called from now on. */
  rename(run: ComparedRun, name: string): void {
    run.name = name;
    this.#listener.changed();
  }

  /** How far the axis of the kept run goes; 0 while none is beside the one that is shown. */
  end(axis: AxisKind): number {
    if (this.both === null || this.#kept === null) return 0;
    return axis === "time" ? this.#kept.history.end : this.#kept.history.length;
  }

  /** Draws what there was of the kept run at this time; the axis goes as far as that of the run that is shown. */
  paint(axis: AxisKind, at: number, whole: number): void {
    this.#axis = axis;
    this.#at = at;
    if (this.both === null || this.#kept === null) return;
    const { history, lanes, waits } = this.#kept;
    const { tasks } = history.newest;
    const arranged = arrange(lanes, tasks, {
      hidden: (id) => {
        const task = tasks.get(id);
        return task !== undefined && isOfRunner(task);
      },
      folded: this.#folded,
      search: "",
    });
    const shown = {
      ...arranged,
      tasks,
      events: history.events,
      waits,
      end: this.end(axis),
      turns: axis === "time" ? lanes.turnStarts : lanes.turnEvents,
      marks: NO_MARKS,
      moment: axis === "time" ? at : history.eventsUntil(at),
    };
    const name = `${this.#kept.name}: ${runTitle(arranged.lanes.length, history.end)}`;
    this.timeline.show(shown, axis, whole, name);
  }

  /** Which of both took how long; "" where there is nothing to compare. */
  get sentence(): string {
    return this.both === null ? "" : comparisonText(comparedOf(this.both[0]), comparedOf(this.both[1]));
  }

  /** What is pointed at in the kept run, or else what had happened last in it. */
  get said(): string {
    const kept = this.#kept;
    if (kept === null) return "";
    const { history, names, waits } = kept;
    const { tasks } = history.newest;
    if (this.#reached !== null) {
      const { lane, index } = this.#reached;
      return stretchText(tasks, lane, index, history.events, waits, names.all);
    }
    const last = history.eventsUntil(this.#at) - 1;
    const event = history.events.at(last);
    return event === undefined
      ? "Nothing has happened yet."
      : eventText(tasks, event, names.all, waits.at(last));
  }

  #timeOf(value: number): number {
    return this.#axis === "time" ? value : (this.#kept?.history.timeAfter(Math.round(value)) ?? 0);
  }
}

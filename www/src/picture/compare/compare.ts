/**
 * A run that was kept, above the one that is shown: its timeline, what each is called, which took how long. One axis, one
 * moment and one part in sight for both. Knows both runs; knows no program, and of the run that is shown no view.
 */
import { comparisonText } from "../../model/comparison";
import { countTasks, runTitle, stretchText } from "../../model/run-words";
import { eventText } from "../../model/words";
import { words } from "../../words/compare";
import { words as moment } from "../../words/moment";
import { LaneChoice } from "../lane-choice";
import type { AxisKind, Scene, Spot } from "../timeline/scene";
import { TimelineView } from "../timeline/timeline-view";
import type { Viewport } from "../timeline/viewport";
import { comparedOf, type ComparedRun } from "./compared-run";

export interface CompareListener {
  /** Program time that is to be shown of both, in milliseconds. */
  timeChosen(at: number): void;
  looked(view: Viewport): void;
  /** A stretch of the kept run is pointed at, or none any more. */
  reached(by: "pointer" | "keys"): void;
  changed(): void;
}

const NO_MARKS: Scene["marks"] = new Map();

export class Compare {
  readonly #listener: CompareListener;
  readonly timeline: TimelineView;
  #kept: ComparedRun | null = null;
  #shown: ComparedRun | null = null;
  /** Of the kept run. */
  #lanes: LaneChoice | null = null;
  #axis: AxisKind = "time";
  #at = 0;
  #reached: Spot | null = null;

  constructor(listener: CompareListener) {
    this.#listener = listener;
    this.timeline = new TimelineView({
      momentChosen: (value) => listener.timeChosen(this.#timeOf(value)),
      reached: (spot, by) => {
        this.#reached = spot;
        listener.reached(by);
      },
      folded: (task) => this.#lanes?.fold(task),
      pressed: ({ lane, index }) => listener.timeChosen(lane.starts[index] ?? 0),
      left: () => {},
      looked: (view) => listener.looked(view),
    });
  }

  destroy(): void {
    this.timeline.destroy();
  }

  /** Which lanes there are of the kept run, while it is beside another. */
  get lanes(): LaneChoice | null {
    return this.both === null ? null : this.#lanes;
  }

  /** The run that was kept, if one was. */
  get kept(): ComparedRun | null {
    return this.#kept;
  }

  /** Both, where another run than the kept one is shown and something has happened in it. */
  get both(): readonly [kept: ComparedRun, shown: ComparedRun] | null {
    const [kept, shown] = [this.#kept, this.#shown];
    if (kept === null || shown === null || kept.run === shown.run) return null;
    return shown.run.history.length === 0 ? null : [kept, shown];
  }

  /** Keeps the run that is shown, in place of one that was kept before. Whether anything has happened in it. */
  keep(): boolean {
    if (this.#shown === null || this.#shown.run.history.events.length === 0) return false;
    this.#kept = this.#shown;
    this.#lanes = new LaneChoice(this.#kept.run, () => this.#listener.changed());
    this.#reached = null;
    this.#listener.changed();
    return true;
  }

  forget(): void {
    this.#kept = null;
    this.#lanes = null;
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

  /** Rebuilds more of the kept run, if it was kept before all of it was. Whether that is not all. */
  goOn(milliseconds: number): boolean {
    const run = this.#kept?.run;
    if (run === undefined || run === this.#shown?.run) return false;
    if (run.goOn(milliseconds)) this.#lanes?.grew();
    return run.isBehind;
  }

  /** How far the axis of the kept run goes; 0 while none is beside the one that is shown. */
  end(axis: AxisKind): number {
    if (this.both === null || this.#kept === null) return 0;
    const { history } = this.#kept.run;
    return axis === "time" ? history.end : history.length;
  }

  /** Draws what there was of the kept run at this time, on an axis to the end of the longer one; its lanes look like `lanes`. */
  paint(axis: AxisKind, at: number, last: number, lanes: LaneChoice): void {
    this.#axis = axis;
    this.#at = at;
    if (this.both === null || this.#kept === null || this.#lanes === null) return;
    this.#lanes.lookLike(lanes);
    const { name, run } = this.#kept;
    const { history, everything, waits } = run;
    const { arranged } = this.#lanes;
    const shown = {
      ...arranged,
      tasks: everything.tasks,
      events: history.events,
      waits,
      end: this.end(axis),
      turns: axis === "time" ? run.lanes.turnStarts : run.lanes.turnEvents,
      marks: NO_MARKS,
      moment: axis === "time" ? at : history.eventsUntil(at),
    };
    const title = runTitle(countTasks(arranged.lanes), history.end);
    this.timeline.show(shown, axis, last, words.named(name, title));
  }

  /** Which of both took how long; "" where there is nothing to compare. */
  get sentence(): string {
    return this.both === null ? "" : comparisonText(comparedOf(this.both[0]), comparedOf(this.both[1]));
  }

  /** What is pointed at in the kept run, or else what had happened last in it. */
  get said(): string {
    const run = this.#kept?.run;
    if (run === undefined) return "";
    const { history, names, waits } = run;
    const { tasks } = run.everything;
    if (this.#reached !== null) {
      const { lane, index } = this.#reached;
      return stretchText(tasks, lane, index, history.events, waits, names.all);
    }
    const last = history.eventsUntil(this.#at) - 1;
    const event = history.events.at(last);
    return event === undefined ? moment.nothingYet : eventText(tasks, event, names.all, waits.at(last));
  }

  #timeOf(value: number): number {
    return this.#axis === "time" ? value : (this.#kept?.run.history.timeAfter(Math.round(value)) ?? 0);
  }
}

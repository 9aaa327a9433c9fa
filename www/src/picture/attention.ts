/**
 * What the person is at: a stretch that is pointed at, a line that was chosen, or else the moment; and how that is said and
 * told. Knows the run and the model's sentences; no canvas, no editor.
 */
import { momentText } from "../model/moment-words";
import { stretchText } from "../model/run-words";
import type { State } from "../model/state";
import { alarmAt } from "../model/stuck-words";
import { eventText } from "../model/words";
import { words } from "../words/moment";
import { ChosenLine } from "./chosen-line";
import type { RebuiltRun } from "./rebuilt-run";
import { Telling, type Told } from "./telling";
import type { Spot } from "./timeline/scene";

export class Attention {
  readonly line = new ChosenLine();
  readonly telling: Telling;
  readonly #changed: () => void;
  /** What the pointer or the keyboard is at. */
  #reached: Spot | null = null;

  /** `changed` is called when there is something else to be seen or heard. */
  constructor(changed: () => void) {
    this.#changed = changed;
    this.telling = new Telling(changed);
  }

  /** Another run begins. */
  begin(): void {
    this.#reached = null;
    this.line.begin();
    this.telling.begin();
  }

  /** The pointer or the keyboard came to a stretch, or to none. */
  reach(spot: Spot | null, by: "pointer" | "keys"): void {
    this.#reached = spot;
    if (by === "keys" && spot !== null) this.telling.next = "stretch";
    this.#changed();
  }

  /** A line was chosen in the editor, or none. */
  choose(line: number | null): void {
    if (!this.line.choose(line)) return;
    if (this.line.says) this.telling.next = "marks";
    this.#changed();
  }

  /** What was marked or chosen is left. */
  leave(): void {
    this.line.pressed = null;
    this.choose(null);
  }

  /** The person went to another moment; `line` is that of the stretch that led there. */
  move(line: number | null): void {
    this.line.pressed = line;
    this.line.hush();
    this.telling.next = "moment";
  }

  /** What is pointed at, or else what happened last. */
  said({ history, everything, names, waits }: RebuiltRun, events: number): string {
    const spot = this.#reached;
    if (spot !== null) {
      return stretchText(everything.tasks, spot.lane, spot.index, history.events, waits, names.all);
    }
    if (this.line.text !== null) return this.line.text;
    const event = history.events.at(events - 1);
    return event === undefined
      ? words.nothingYet
      : eventText(everything.tasks, event, names.all, waits.at(events - 1));
  }

  /** This state is shown now, of this run, beside a kept one of which `kept` is said; what is to be told of it is. */
  shown(run: RebuiltRun, state: State, isPlaying: boolean, kept: string | null): void {
    this.telling.shown(isPlaying, (what: Told) => {
      if (what === "kept") return kept;
      const said = this.said(run, state.events);
      if (what === "moment") {
        const alarm = alarmAt(state, run.history.events, false);
        const now = momentText(state, run.names.all, run.everything, alarm);
        return kept === null ? words.told(said, now) : words.toldOfBoth(said, now, kept);
      }
      // A line at which nothing stood is none to speak of.
      return what === "marks" && this.line.text === null ? null : said;
    });
  }
}

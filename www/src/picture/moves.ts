/**
 * The moment of one run that is shown, and the ways to another: what the buttons do. Knows the run, the player, the
 * stepping; no buttons, and of the timeline only that a move is to be followed.
 */
import type { HoldMessage, Step } from "../protocol/messages";
import type { History } from "../model/history";
import { linesFrom } from "./line-steps";
import { Player } from "./player";
import { Stepping } from "./stepping";

export interface MovesListener {
  /** Something else is shown. */
  changed(): void;
  /** The person went to another moment. */
  moved(): void;
  /** It is to be played, or to pause. */
  played(): void;
  hold(message: HoldMessage): void;
}

export class Moves {
  readonly player: Player;
  readonly stepping: Stepping;
  readonly #history: History;
  readonly #listener: MovesListener;

  constructor(history: History, listener: MovesListener) {
    const frames = { request: requestAnimationFrame.bind(window), cancel: cancelAnimationFrame.bind(window) };
    this.#history = history;
    this.#listener = listener;
    this.player = new Player(history, frames, () => listener.changed());
    this.stepping = new Stepping(history, this.player, (message) => listener.hold(message), "over");
  }

  readonly step = (by: 1 | -1): void => this.#move(() => this.stepping.step(by));
  readonly goTo = (events: number): void => this.#move(() => this.player.goTo(events));
  readonly goToTime = (at: number): void => this.#move(() => this.player.goToTime(at));

  readonly buttons = {
    step: this.step,
    goTo: this.goTo,
    goToTime: this.goToTime,
    togglePlay: (): void => {
      this.#listener.played();
      this.stepping.togglePlay();
    },
    next: (by: Step): void => this.#move(() => this.stepping.next(by)),
    seekOwn: (direction: 1 | -1): void => this.#move(() => this.stepping.seekOwn(direction)),
    seekSwitch: (direction: 1 | -1): void => this.#move(() => this.player.seek(direction, this.#isSwitch)),
    seekLine: (direction: 1 | -1, ofTask: boolean): void => {
      const wanted = linesFrom(this.#history.events, this.#history.at(this.player.events), ofTask);
      this.#move(() => this.player.seek(direction, wanted));
    },
    choosePace: (pace: number): void => void (this.player.pace = pace),
  };

  /** Whether with this event another job runs. */
  readonly #isSwitch = (event: number): boolean => this.#history.events.at(event)?.kind === "job-started";

  #move(to: () => void): void {
    to();
    this.#listener.moved();
  }
}

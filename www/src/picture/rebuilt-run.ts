/**
 * A run as it is rebuilt from its events: its moments, lanes, futures, waits, names and mistakes. What is new to be rebuilt is one
 * more line here. Knows the model; not which part of it is shown, nor at which moment.
 */
import type { TraceRows } from "../protocol/trace-rows";
import { Advisor, type AllAdvice } from "../model/advice/advisor";
import { CallbackNames } from "../model/callback-names";
import { FuturesTrack } from "../model/futures-track";
import { History } from "../model/history";
import { Lanes } from "../model/lanes";
import { PastWaits } from "../model/past-waits";
import type { Recording } from "../model/recording";
import type { State } from "../model/state";
import { CatchingUp } from "./catching-up";

export class RebuiltRun {
  readonly history: History;
  readonly lanes = new Lanes();
  readonly names = new CallbackNames();
  readonly futures = new FuturesTrack();
  readonly waits: PastWaits;
  readonly #advisor = new Advisor();
  readonly #catchingUp: CatchingUp;
  /** What there is to say of it, until there is more of it; and whether that was of all it did. */
  #advice: { readonly all: AllAdvice; readonly whole: boolean } | null = null;
  /** The next timer in the state that was looked at last. */
  #next: { readonly in: State; readonly at: number } | null = null;
  #dropped: number;
  #lines = 0;

  /** `dropped` counts events that nobody kept. */
  constructor(recorded: Recording, dropped: number) {
    this.history = new History(recorded);
    this.waits = new PastWaits(recorded, () => this.everything);
    this.#dropped = dropped;
    this.#catchingUp = new CatchingUp(recorded, [
      (events) => this.history.goOn(events),
      (events) => this.lanes.append(events),
      (events) => this.#advisor.append(events),
      (events) => this.names.append(events),
      (events) => this.waits.append(events),
      (events) => this.futures.append(events),
      (events) => (this.#lines += events.filter(({ kind }) => kind === "line-reached").length),
    ]);
  }

  /** It did this since; `dropped` counts events that nobody kept. */
  append(rows: TraceRows, dropped: number): void {
    this.history.events.add(rows);
    this.#dropped += dropped;
  }

  /** Rebuilds more of it, for about so many milliseconds. Whether there was more. */
  goOn(milliseconds: number): boolean {
    if (!this.#catchingUp.goOn(milliseconds)) return false;
    this.#advice = null;
    return true;
  }

  /** Whether there is more of it than is rebuilt. */
  get isBehind(): boolean {
    return this.#catchingUp.isBehind;
  }

  get dropped(): number {
    return this.#dropped;
  }

  /** How many lines of the program it told. */
  get lines(): number {
    return this.#lines;
  }

  /** What there was at its newest moment. */
  get everything(): State {
    return this.history.newest;
  }

  /** Program time of the next timer, in milliseconds; none where something runs or is to run, so that time may pass before it. */
  get nextTimer(): number {
    const state = this.everything;
    if (this.#next?.in !== state) this.#next = { in: state, at: nextTimer(state) };
    return this.#next.at;
  }

  /** What went wrong in it. Some of that is seen only once it is over, if nothing of it is missing. */
  advice(over: boolean): AllAdvice {
    const whole = over && this.#dropped === 0 && !this.isBehind;
    if (this.#advice?.whole !== whole) {
      this.#advice = { all: this.#advisor.advice(this.history, whole), whole };
    }
    return this.#advice.all;
  }
}

function nextTimer({ running, ready, timers }: State): number {
  let next = Infinity;
  if (running.length > 0 || ready.length > 0) return next;
  for (const { deadline } of timers.values()) next = Math.min(next, deadline);
  return next;
}

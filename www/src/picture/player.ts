/**
 * Which moment of a run is shown, and how it goes on by itself: the playhead. Knows the history and a clock of frames;
 * knows no views but by telling one listener.
 *
 * A moment is how many events have happened. Playing goes by program time, which a run on the instant clock has too,
 * though it was over at once.
 */
import type { History } from "../model/history";

/** Times faster than program time. */
export const PACES = [0.25, 0.5, 1, 2, 4, 8, 16] as const;

/** Where program time stands still, so many events go by in a second. */
const EVENTS_A_SECOND = 8;

export interface Frames {
  /** Calls back before the next frame, with the time in milliseconds. */
  request(callback: (now: number) => void): number;
  cancel(request: number): void;
}

export class Player {
  readonly #history: History;
  readonly #frames: Frames;
  readonly #changed: () => void;
  #events = 0;
  /** Program time, which lies between two events while it plays. */
  #at = 0;
  /** Goes along with a run that is not over. */
  #follows = true;
  #pace = 1;
  #frame: number | null = null;
  #last = 0;
  /** What is left over of an event, where many share one time. */
  #rest = 0;
  /** Program time until which it goes on behind the last event. */
  #reach = 0;
  /** Shows the moment after so many events as soon as there are. */
  #awaited: number | null = null;

  constructor(history: History, frames: Frames, changed: () => void) {
    this.#history = history;
    this.#frames = frames;
    this.#changed = changed;
  }

  /** How many events have happened at the moment that is shown. */
  get events(): number {
    return this.#events;
  }

  /** Its program time in milliseconds. */
  get at(): number {
    return this.#at;
  }

  get isPlaying(): boolean {
    return this.#frame !== null;
  }

  get pace(): number {
    return this.#pace;
  }

  /** Whether it is the end of what there is. */
  get isAtEnd(): boolean {
    return this.#events >= this.#history.length;
  }

  /**
   * Program time until which it goes on where nothing happens any more, in milliseconds: as long as something else does
   * that is shown beside it. 0 is the end of the run.
   */
  set reach(reach: number) {
    this.#reach = reach;
  }

  get #isDone(): boolean {
    return this.isAtEnd && this.#at >= this.#reach;
  }

  set pace(pace: number) {
    this.#pace = pace;
    this.#changed();
  }

  /** More of the run has come in. */
  grew(): void {
    if (this.#awaited !== null && this.#awaited <= this.#history.length) return this.goTo(this.#awaited);
    if (this.#follows) this.#move(this.#history.length);
    this.#changed();
  }

  /** Shows the moment after so many events, and stays there. */
  goTo(events: number): void {
    this.#stop();
    this.#awaited = null;
    const most = this.#history.length;
    this.#follows = events >= most;
    this.#move(Math.max(0, Math.min(Math.round(events), most)));
    this.#changed();
  }

  goToTime(at: number): void {
    this.goTo(this.#history.eventsUntil(at));
    this.#at = Math.max(0, Math.min(at, Math.max(this.#history.end, this.#reach)));
    this.#changed();
  }

  step(by: number): void {
    this.goTo(this.#events + by);
  }

  /** Shows the moment after so many events once they have come in, unless another is chosen before. */
  goWhenGrown(events: number): void {
    this.#awaited = events;
  }

  /** To the next event of which `wanted` holds, or the one before if it goes backwards; the end, if there is none. */
  seek(direction: 1 | -1, wanted: (event: number) => boolean): void {
    const { length } = this.#history;
    let event = direction > 0 ? this.#events : this.#events - 2;
    while (event >= 0 && event < length && !wanted(event)) event += direction;
    this.goTo(event + 1);
  }

  /** Plays on, or from the beginning where it stands at the end. */
  play(): void {
    if (this.isPlaying || this.#history.length === 0) return;
    // Halfway between its end and that of what is beside it, it goes on.
    if (this.isAtEnd && (this.#isDone || this.#at <= this.#history.end)) this.#move(0);
    this.#follows = false;
    this.#last = Number.NaN;
    this.#rest = 0;
    this.#frame = this.#frames.request(this.#tick);
    this.#changed();
  }

  pause(): void {
    if (!this.isPlaying) return;
    this.#stop();
    this.#changed();
  }

  #stop(): void {
    if (this.#frame !== null) this.#frames.cancel(this.#frame);
    this.#frame = null;
  }

  readonly #tick = (now: number): void => {
    const passed = Number.isNaN(this.#last) ? 0 : now - this.#last;
    this.#last = now;
    this.#advance(passed * this.#pace);
    this.#frame = this.#isDone ? null : this.#frames.request(this.#tick);
    // What it has caught up with it goes along with.
    this.#follows = this.isAtEnd;
    this.#changed();
  };

  /**
   * Program time goes on to the next event and no further in one go if that is not there yet; events that share a time
   * follow one another slowly enough to be seen.
   */
  #advance(by: number): void {
    if (this.isAtEnd) {
      this.#at = Math.min(this.#at + by, Math.max(this.#at, this.#reach));
      return;
    }
    const next = this.#history.timeAfter(this.#events + 1);
    if (next > this.#at) {
      this.#at = Math.min(this.#at + by, next);
      this.#rest = 0;
      if (this.#at < next) return;
    }
    this.#rest += (by / 1_000) * EVENTS_A_SECOND;
    const events = Math.floor(this.#rest);
    this.#rest -= events;
    for (let n = 0; n < events; n += 1) {
      if (this.isAtEnd || this.#history.timeAfter(this.#events + 1) > this.#at) return;
      this.#events += 1;
    }
  }

  #move(events: number): void {
    this.#events = events;
    this.#at = this.#history.timeAfter(events);
  }
}

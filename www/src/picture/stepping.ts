/**
 * Going through a run job by job: through what was recorded of it, and at its newest moment with the program that waits
 * there. Knows the player, the events, and that somebody can hold the program; no buttons and no session.
 */
import type { History } from "../model/history";
import type { HoldMessage, Step } from "../protocol/messages";
import type { Player } from "./player";

/**
 * How the program stands: none runs; it runs; it was asked to wait and does not yet; it waits; it goes a step, after
 * which it waits again.
 */
export type Program = "over" | "runs" | "pausing" | "paused" | "stepping";

export class Stepping {
  readonly #history: History;
  readonly #player: Player;
  readonly #hold: (message: HoldMessage) => void;
  #program: Program;
  /** The task whose next job the program is run for, and from which event on that is looked for. */
  #sought: { readonly task: number; readonly from: number } | null = null;

  constructor(history: History, player: Player, hold: (message: HoldMessage) => void, program: Program) {
    this.#history = history;
    this.#player = player;
    this.#hold = hold;
    this.#program = program;
  }

  get program(): Program {
    return this.#program;
  }

  set program(program: Program) {
    this.#program = program;
    if (program === "over" || program === "runs") this.#sought = null;
    if (program === "paused") this.#seekOn();
  }

  /** Whether the program waits at the moment that is shown, so that going on means that it goes on. */
  get isAtProgram(): boolean {
    return this.#waits && this.#player.isAtEnd;
  }

  /** Whether there is something to go on to. */
  get canGoOn(): boolean {
    return this.#waits || !this.#player.isAtEnd;
  }

  /** Whether the program runs and its newest moment is shown, so that pausing is pausing it. */
  get isLive(): boolean {
    return this.#program === "runs" && this.#player.isAtEnd && !this.#player.isPlaying;
  }

  /** What pressing Play does now. */
  get playDoes(): "play" | "pause" | "continue" {
    if (this.#player.isPlaying || this.isLive) return "pause";
    return this.#program === "pausing" || this.isAtProgram ? "continue" : "play";
  }

  get #waits(): boolean {
    return this.#program === "paused" || this.#program === "stepping";
  }

  /** What is played stops; the program waits; or it goes on where it does, at the moment that is shown; else plays. */
  togglePlay(): void {
    this.#sought = null;
    const does = this.playDoes;
    if (this.#player.isPlaying) this.#player.pause();
    else if (does === "pause") this.#hold({ kind: "pause" });
    else if (does === "continue") this.#hold({ kind: "resume" });
    else this.#player.play();
  }

  /** One event further, or back. */
  step(by: 1 | -1): void {
    this.#sought = null;
    if (by < 0 || !this.isAtProgram) return this.#player.step(by);
    this.#player.goWhenGrown(this.#history.length + 1);
    this.#hold({ kind: "step", by: "job" });
  }

  /** To the end of the next job, or of the turn. */
  next(by: Step): void {
    this.#sought = null;
    if (this.isAtProgram) return this.#hold({ kind: "step", by });
    this.#player.seek(1, by === "job" ? this.#isEndOfJob() : this.#isEndOfTurn);
  }

  /** To the job before of the task whose moment it is, or to its next one. */
  seekOwn(direction: 1 | -1): void {
    this.#sought = null;
    const task = this.#taskNow();
    if (task === null) return;
    const runsNow = this.#player.events - 1;
    const at = this.#find(direction > 0 ? runsNow + 1 : runsNow - 1, direction, this.#history.length, task);
    if (at !== null) return this.#player.goTo(at + 1);
    if (direction < 0 || !this.#waits) return;
    this.#player.goTo(this.#history.length);
    this.#sought = { task, from: this.#history.length };
    this.#hold({ kind: "step", by: "job" });
  }

  /** The task that runs at the moment that is shown, or that ran last. */
  #taskNow(): number | null {
    for (let event = this.#player.events - 1; event >= 0; event -= 1) {
      const found = this.#history.events.at(event);
      if (found?.kind === "job-started" && found.job === "task") return found.id;
    }
    return null;
  }

  #find(from: number, direction: 1 | -1, length: number, task: number): number | null {
    for (let event = from; event >= 0 && event < length; event += direction) {
      const found = this.#history.events.at(event);
      if (found?.kind === "job-started" && found.job === "task" && found.id === task) return event;
    }
    return null;
  }

  /** The program has made a step: it makes another, unless the task has run. */
  #seekOn(): void {
    if (this.#sought === null) return;
    const { task, from } = this.#sought;
    const { length } = this.#history.events;
    const found = this.#find(from, 1, length, task);
    this.#sought = found === null ? { task, from: length } : null;
    if (found === null) this.#hold({ kind: "step", by: "job" });
    else this.#player.goWhenGrown(found + 1);
  }

  /** Jobs that run within another are a part of it. */
  #isEndOfJob(): (event: number) => boolean {
    let depth = this.#history.at(this.#player.events).running.length;
    return (event) => {
      const kind = this.#history.events.at(event)?.kind;
      if (kind === "job-started") depth += 1;
      if (kind !== "job-ended") return false;
      depth -= 1;
      return depth <= 0;
    };
  }

  readonly #isEndOfTurn = (event: number): boolean =>
    this.#history.events.at(event + 1)?.kind === "turn-started";
}

/**
 * The line of the program that the person is at: the one of a stretch that was pressed, which the editor shows; or one that
 * was chosen in the editor, at which the timeline marks what stood there. Knows lines and the run; no editor, no canvas.
 */
import { LineMarks } from "../model/line-marks";
import type { RebuiltRun } from "./rebuilt-run";

const NO_MARKS: LineMarks["stretches"] = new Map();

export class ChosenLine {
  /** Of the stretch that was pressed last, until the moment is another. */
  pressed: number | null = null;
  /** What the run did at the line that was chosen in the editor, and whether it is to be said. */
  #marks: LineMarks | null = null;
  #says = false;
  /** Whether the program has become another since. */
  #edited = false;

  /** Another run begins. */
  begin(): void {
    this.pressed = null;
    this.#marks = null;
    this.#edited = false;
  }

  /** Marks what the run did at a line; null marks nothing. Whether that is news. */
  choose(line: number | null): boolean {
    if (this.#marks?.line === line && this.#says) return false;
    this.#marks = line === null || this.#edited ? null : new LineMarks(line);
    this.#says = this.#marks !== null;
    return true;
  }

  /** The program is not what ran any more: its lines are others. */
  edited(): void {
    this.#edited = true;
  }

  /** The moment is to be spoken of from now on, not the line. */
  hush(): void {
    this.#says = false;
  }

  /** Whether the line is to be spoken of. */
  get says(): boolean {
    return this.#says;
  }

  /** What stood at the line, as a sentence; null where nothing did, or no line is to be spoken of. */
  get text(): string | null {
    return this.#says && this.#marks?.isEmpty === false ? this.#marks.text : null;
  }

  /** Looks for it in more of the run. Whether that is all of it. */
  goOn({ history, lanes }: RebuiltRun): boolean {
    return this.#marks?.goOn(history.events, history.length, lanes) ?? true;
  }

  get stretches(): LineMarks["stretches"] {
    return this.#marks?.stretches ?? NO_MARKS;
  }
}

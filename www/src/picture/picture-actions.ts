/** What a picture asks of whoever shows it. Types; know lines and programs, no element. */
import type { Pointer } from "../editor/editor";
import type { Program } from "../model/comparison";
import type { HoldMessage } from "../protocol/messages";

/** Which parts of it are shown. */
export type Parts = ReadonlySet<string>;

export interface AboutProgram extends Program {
  readonly language: string;
  /** What its time goes by. */
  readonly speed: string;
}

export interface PictureActions {
  /** Moves the cursor to a line of the program. */
  goTo(line: number): void;
  /** Shows where tasks stand in the program. */
  point(pointers: readonly Pointer[]): void;
  /** Whether the next run tells the lines that the program comes to. */
  lines(): boolean;
  chooseLines(lines: boolean): void;
  /** Program time that passes in a wall second; null where waiting takes no time, so that the run is over once it is computed. */
  speed(): number | null;
  /** The program as it stands, which is what runs next, or has just begun. */
  about(): AboutProgram;
  /** The painted output, where what came later than the moment is greyed. */
  output(): HTMLElement;
  /** Has the program wait, go a step further, or go on. */
  hold(message: HoldMessage): void;
  /** Whether this browser can have the program wait. */
  pauses(): boolean;
}

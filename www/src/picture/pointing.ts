/**
 * Tells the editor where tasks stand at the moment that is shown, only where something has changed: a pointer that moves
 * over the lanes asks for a frame each time. Knows states and lines; knows no editor but the shape of a pointer.
 */
import type { Pointer } from "../editor/editor";
import type { State } from "../model/state";
import type { Callbacks } from "../model/words";
import { pointersAt } from "./pointers";

export class Pointing {
  readonly #point: (pointers: readonly Pointer[]) => void;
  /** What the editor was told of last. */
  #pointed: { readonly state: State | null; readonly line: number | null } | null = null;

  constructor(point: (pointers: readonly Pointer[]) => void) {
    this.#point = point;
  }

  /** Points at the lines of this state, and at `line`, which was chosen; at none for null. */
  show(state: State | null, line: number | null, callbacks: Callbacks): void {
    if (this.#pointed?.state === state && this.#pointed.line === line) return;
    this.#pointed = { state, line };
    this.#point(state === null ? [] : pointersAt(state, line, callbacks));
  }
}

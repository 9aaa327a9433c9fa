/**
 * What an editor is to the rest of the page: a text, a cursor, marks at faulty places. Knows neither the
 * textarea nor CodeMirror, which both are one.
 */
import type { Position } from "../protocol/messages";

/** A place in the program that is at fault, and why. */
export interface Mark extends Position {
  readonly message: string;
}

/** A line that something stands at. `kind`: tasks wait there, one runs from there on, or it was chosen in a picture. */
export interface Pointer {
  readonly line: number;
  readonly kind: "waits" | "runs" | "chosen";
  readonly count: number;
  /** A sentence. */
  readonly title: string;
}

export interface EditorOptions {
  readonly text: string;
  readonly readonly: boolean;
  readonly language: string;
  /** The person changed the text; not called for `replace`. */
  readonly changed: () => void;
  /** The person asked for a run from the keyboard. */
  readonly submitted: () => void;
  /** The person went to a line, without changing it; null where they left it by Escape. */
  readonly lineChosen: (line: number | null) => void;
}

/** A span of text between two offsets in it, as one moved it: `head` is the moving end. */
export interface Selection {
  readonly anchor: number;
  readonly head: number;
}

export interface Editor {
  readonly text: string;
  selection: Selection;
  readonly hasFocus: boolean;
  /** The element that scrolls the text. */
  readonly scroller: HTMLElement;
  /**
   * Puts another text in place, and scrolls to its beginning unless it `stays` where it is. With `undoable` it is an edit like any
   * other; else history starts anew.
   */
  replace(text: string, undoable: boolean, stays?: boolean): void;
  setReadonly(readonly: boolean): void;
  setLanguage(language: string): void;
  mark(marks: readonly Mark[]): void;
  /** Shows these instead of those before. A plain text field does without. */
  point(pointers: readonly Pointer[]): void;
  /** Moves the cursor there and takes the focus: only ever on the person's request. */
  goTo(position: Position): void;
  focus(): void;
  destroy(): void;
}

/** The keys that run the program, in any editor. */
export function isSubmit(event: KeyboardEvent): boolean {
  return event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.repeat && !event.isComposing;
}

/** Offset of a place in a text; a place beyond a line's or the text's end is brought back into it. */
export function offsetOf(text: string, { line, column }: Position): number {
  let start = 0;
  for (let at = 1; at < line; at += 1) {
    const newline = text.indexOf("\n", start);
    if (newline === -1) return text.length;
    start = newline + 1;
  }
  const end = text.indexOf("\n", start);
  return Math.min(start + Math.max(0, column - 1), end === -1 ? text.length : end);
}

/**
 * The editor that is there at once: a textarea. It does without highlighting and marks; it loses no
 * keystroke, works on any device, and remains when the full editor cannot be loaded.
 */
import type { Position } from "../protocol/messages";
import { words } from "../words/editor";
import { isSubmit, offsetOf, type Editor, type EditorOptions, type Mark, type Selection } from "./editor";

export class TextareaEditor implements Editor {
  readonly element: HTMLTextAreaElement;
  #composing = false;

  constructor(parent: HTMLElement, options: EditorOptions) {
    const area = document.createElement("textarea");
    area.className = "fallback";
    area.setAttribute("aria-label", words.code);
    area.spellcheck = false;
    area.autocapitalize = "off";
    area.setAttribute("autocomplete", "off");
    area.setAttribute("autocorrect", "off");
    area.setAttribute("wrap", "off");
    area.readOnly = options.readonly;
    area.value = options.text;
    area.setSelectionRange(0, 0);
    area.addEventListener("input", () => {
      this.#fit();
      options.changed();
    });
    area.addEventListener("keydown", (event) => {
      if (!isSubmit(event)) return;
      event.preventDefault();
      options.submitted();
    });
    area.addEventListener("click", () => {
      options.lineChosen(area.value.slice(0, area.selectionStart).split("\n").length);
    });
    area.addEventListener("compositionstart", () => (this.#composing = true));
    area.addEventListener("compositionend", () => (this.#composing = false));
    this.element = area;
    this.#fit();
    parent.append(area);
  }

  get text(): string {
    return this.element.value;
  }

  /** Whether an input method is in the middle of a word. */
  get isComposing(): boolean {
    return this.#composing;
  }

  get selection(): Selection {
    const { selectionStart: start, selectionEnd: end, selectionDirection } = this.element;
    return selectionDirection === "backward" ? { anchor: end, head: start } : { anchor: start, head: end };
  }

  set selection({ anchor, head }: Selection) {
    const backward = head < anchor;
    this.element.setSelectionRange(
      Math.min(anchor, head),
      Math.max(anchor, head),
      backward ? "backward" : "forward",
    );
  }

  get scroller(): HTMLElement {
    return this.element;
  }

  get hasFocus(): boolean {
    const root = this.element.getRootNode();
    return (root instanceof ShadowRoot || root instanceof Document) && root.activeElement === this.element;
  }

  // A textarea's own undo forgets what a script replaces; the full editor takes over within moments.
  replace(text: string): void {
    this.element.value = text;
    this.element.setSelectionRange(0, 0);
    this.#fit();
  }

  setReadonly(readonly: boolean): void {
    this.element.readOnly = readonly;
  }

  setLanguage(): void {
    // Plain text has no language.
  }

  mark(marks: readonly Mark[]): void {
    this.element.setAttribute("aria-invalid", String(marks.length > 0));
  }

  point(): void {
    // There is no gutter.
  }

  goTo(position: Position): void {
    const offset = offsetOf(this.text, position);
    this.focus();
    this.selection = { anchor: offset, head: offset };
  }

  focus(): void {
    this.element.focus();
  }

  destroy(): void {
    this.element.remove();
  }

  /** As tall as its text, as the full editor is, so that nothing moves when that one takes its place. */
  #fit(): void {
    this.element.rows = this.element.value.split("\n").length;
  }
}

/**
 * An editor that can be used at once and becomes better while it is used: a textarea first, then the
 * full editor once its code has arrived, with the text, the cursor, the scroll position and the focus
 * where they were. When that code cannot be loaded the textarea stays. Knows no editor's insides.
 */
import type { Position } from "../protocol/messages";
import type { Editor, EditorOptions, Mark, Pointer, Selection } from "./editor";
import { TextareaEditor } from "./textarea";

/** Makes the full editor inside `parent`. */
export type CreateEditor = (parent: HTMLElement, options: EditorOptions) => Editor;

const loadCodeMirror = async (): Promise<CreateEditor> => (await import("./codemirror")).createCodeMirror;

export class LazyEditor implements Editor {
  readonly #parent: HTMLElement;
  readonly #options: EditorOptions;
  readonly #fallback: TextareaEditor;
  #current: Editor;
  #readonly: boolean;
  #language: string;
  #marks: readonly Mark[] = [];
  #pointers: readonly Pointer[] = [];
  /** The text that undo must not go behind. */
  #base: string;
  #upgrade: Promise<boolean> | null = null;
  #destroyed = false;

  constructor(parent: HTMLElement, options: EditorOptions) {
    this.#parent = parent;
    this.#options = options;
    this.#readonly = options.readonly;
    this.#language = options.language;
    this.#base = options.text;
    const changed = (): void => {
      // What stood at a line may stand at none any more; the full editor would have seen where it went.
      this.#marks = this.#pointers = [];
      options.changed();
    };
    this.#fallback = new TextareaEditor(parent, { ...options, changed });
    this.#current = this.#fallback;
  }

  /**
   * Loads the full editor and puts it in place. False when it could not be loaded: the textarea then
   * stays, and the next call tries again.
   */
  upgrade(load: () => Promise<CreateEditor> = loadCodeMirror): Promise<boolean> {
    this.#upgrade ??= this.#load(load).then((upgraded) => {
      if (!upgraded) this.#upgrade = null;
      return upgraded;
    });
    return this.#upgrade;
  }

  get text(): string {
    return this.#current.text;
  }

  get selection(): Selection {
    return this.#current.selection;
  }

  set selection(selection: Selection) {
    this.#current.selection = selection;
  }

  get hasFocus(): boolean {
    return this.#current.hasFocus;
  }

  get scroller(): HTMLElement {
    return this.#current.scroller;
  }

  replace(text: string, undoable: boolean): void {
    if (!undoable) this.#base = text;
    this.#current.replace(text, undoable);
  }

  setReadonly(readonly: boolean): void {
    this.#readonly = readonly;
    this.#current.setReadonly(readonly);
  }

  setLanguage(language: string): void {
    this.#language = language;
    this.#current.setLanguage(language);
  }

  mark(marks: readonly Mark[]): void {
    this.#marks = marks;
    this.#current.mark(marks);
  }

  point(pointers: readonly Pointer[]): void {
    this.#pointers = pointers;
    this.#current.point(pointers);
  }

  goTo(position: Position): void {
    this.#current.goTo(position);
  }

  focus(): void {
    this.#current.focus();
  }

  destroy(): void {
    this.#destroyed = true;
    this.#current.destroy();
  }

  async #load(load: () => Promise<CreateEditor>): Promise<boolean> {
    let create: CreateEditor;
    try {
      create = await load();
    } catch (error) {
      // The program can still be edited and run, so this is a warning and no more.
      console.warn("The code editor could not be loaded; a plain text field stands in for it.", error);
      return false;
    }
    await taskOfItsOwn();
    await this.#noComposition();
    if (!this.#destroyed) this.#swap(create);
    return true;
  }

  #swap(create: CreateEditor): void {
    const { text, selection, hasFocus } = this.#fallback;
    const { scrollTop, scrollLeft } = this.#fallback.scroller;
    const editor = create(this.#parent, {
      ...this.#options,
      text: this.#base,
      readonly: this.#readonly,
      language: this.#language,
    });
    // Replacing rather than starting with it: what was typed so far can then be undone. The person may be far from its beginning.
    if (text !== this.#base) editor.replace(text, true, true);
    editor.selection = selection;
    editor.mark(this.#marks);
    editor.point(this.#pointers);
    if (hasFocus) editor.focus();
    this.#fallback.destroy();
    this.#current = editor;
    editor.scroller.scrollTop = scrollTop;
    editor.scroller.scrollLeft = scrollLeft;
  }

  /** Waits until no input method is in the middle of a word, which a swap would tear. */
  #noComposition(): Promise<void> {
    const area = this.#fallback.element;
    if (!this.#fallback.isComposing) return Promise.resolve();
    return new Promise((resolve) => {
      area.addEventListener("compositionend", () => setTimeout(resolve), { once: true });
    });
  }
}

/** Evaluating the code and building an editor are each near what a person feels, and a page may have many that wait for it. */
const taskOfItsOwn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

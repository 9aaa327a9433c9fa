/**
 * The full editor: CodeMirror with line numbers, highlighting, indentation, bracket matching, history
 * and marks. The one file that imports CodeMirror, and itself only ever loaded by import(). Knows no
 * worker, no run and no page.
 */
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { Compartment, EditorState, Prec, Transaction, type Extension } from "@codemirror/state";
import {
  EditorView,
  drawSelection,
  dropCursor,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
} from "@codemirror/view";
import type { Position } from "../protocol/messages";
import { words } from "../words/editor";
import { words as full } from "../words/full-editor";
import {
  isSubmit,
  offsetOf,
  type Editor,
  type EditorOptions,
  type Mark,
  type Pointer,
  type Selection,
} from "./editor";
import { belowWhatCovers } from "./codemirror-cover";
import { clickInGutter, lineChoice } from "./codemirror-lines";
import { pointers, reveal, setPointers } from "./codemirror-pointers";
import { highlighting, theme } from "./codemirror-theme";
import { ownWords } from "./codemirror-words";
import { indentationOf } from "./indentation";

const LANGUAGES: Readonly<Record<string, () => Extension>> = {
  javascript: () => javascript(),
  python: () => python(),
};

export function createCodeMirror(parent: HTMLElement, options: EditorOptions): Editor {
  return new CodeMirrorEditor(parent, options);
}

class CodeMirrorEditor implements Editor {
  readonly #view: EditorView;
  readonly #history = new Compartment();
  readonly #readonly = new Compartment();
  readonly #language = new Compartment();
  readonly #validity = new Compartment();
  #name: string;
  /** The line that is pointed at as the chosen one. */
  #chosen: number | null = null;
  /** A change that a script made is not the person's. */
  #replacing = false;

  constructor(parent: HTMLElement, options: EditorOptions) {
    this.#name = options.language;
    const extensions: Extension = [
      lineChoice(options.lineChosen),
      highlightActiveLineGutter(),
      ownWords,
      this.#history.of(history()),
      drawSelection(),
      dropCursor(),
      indentOnInput(),
      bracketMatching(),
      highlightActiveLine(),
      lintGutter(),
      belowWhatCovers,
      pointers(clickInGutter(options.lineChosen)),
      syntaxHighlighting(highlighting),
      theme,
      leaveWithEscape,
      keymap.of([...historyKeymap, ...lintKeymap, indentWithTab]),
      Prec.low(keymap.of(defaultKeymap)),
      Prec.highest(EditorView.domEventHandlers({ keydown: (event) => this.#submit(event, options) })),
      EditorView.contentAttributes.of({
        "aria-label": words.code,
        "aria-description": full.leave,
        // What can be edited can be focused; said as well, every checker of pages knows that it can be scrolled by keyboard.
        tabindex: "0",
        autocapitalize: "off",
        autocorrect: "off",
      }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !this.#replacing) options.changed();
      }),
      this.#readonly.of(EditorState.readOnly.of(options.readonly)),
      this.#language.of(languageOf(options.language, options.text)),
      this.#validity.of([]),
    ];
    const root = parent.getRootNode();
    this.#view = new EditorView({
      parent,
      state: EditorState.create({ doc: options.text, extensions }),
      ...(root instanceof ShadowRoot || root instanceof Document ? { root } : {}),
    });
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  get selection(): Selection {
    const { anchor, head } = this.#view.state.selection.main;
    return { anchor, head };
  }

  set selection({ anchor, head }: Selection) {
    const end = this.#view.state.doc.length;
    this.#view.dispatch({ selection: { anchor: Math.min(anchor, end), head: Math.min(head, end) } });
  }

  get hasFocus(): boolean {
    return this.#view.hasFocus;
  }

  get scroller(): HTMLElement {
    return this.#view.scrollDOM;
  }

  replace(text: string, undoable: boolean, stays = false): void {
    this.#replacing = true;
    const { state } = this.#view;
    this.#view.dispatch({
      changes: { from: 0, to: state.doc.length, insert: text },
      selection: { anchor: 0 },
      scrollIntoView: !stays,
      annotations: Transaction.addToHistory.of(undoable),
      effects: this.#language.reconfigure(languageOf(this.#name, text)),
    });
    this.#replacing = false;
    if (undoable) return;
    this.#view.dispatch({ effects: this.#history.reconfigure([]) });
    this.#view.dispatch({ effects: this.#history.reconfigure(history()) });
  }

  setReadonly(readonly: boolean): void {
    this.#view.dispatch({ effects: this.#readonly.reconfigure(EditorState.readOnly.of(readonly)) });
  }

  setLanguage(language: string): void {
    this.#name = language;
    this.#view.dispatch({ effects: this.#language.reconfigure(languageOf(language, this.text)) });
  }

  mark(marks: readonly Mark[]): void {
    const { state } = this.#view;
    const invalid = { "aria-invalid": "true" };
    this.#view.dispatch(
      setDiagnostics(
        state,
        marks.map((mark) => diagnostic(state, mark)),
      ),
      {
        effects: this.#validity.reconfigure(marks.length > 0 ? EditorView.contentAttributes.of(invalid) : []),
      },
    );
  }

  point(all: readonly Pointer[]): void {
    const before = this.#chosen;
    this.#chosen = lineOf(all, "chosen");
    this.#view.dispatch({ effects: setPointers.of(all) });
    // The line that was chosen is gone to once: whoever scrolls away from it has seen it.
    const chosen = this.#chosen === before ? null : this.#chosen;
    reveal(this.#view, chosen ?? lineOf(all, "runs"));
  }

  goTo(position: Position): void {
    const offset = offsetOf(this.text, position);
    this.#view.dispatch({
      selection: { anchor: offset },
      effects: EditorView.scrollIntoView(offset, { y: "center" }),
    });
    this.#view.focus();
  }

  focus(): void {
    this.#view.focus();
  }

  destroy(): void {
    this.#view.destroy();
  }

  #submit(event: KeyboardEvent, options: EditorOptions): boolean {
    if (!isSubmit(event)) return false;
    options.submitted();
    return true;
  }
}

/**
 * Tab indents, so there must be another way out for those who have no mouse: Escape, then Tab. Without a
 * time limit, since not everybody is quick; the next other key makes Tab indent again.
 */
const leaveWithEscape: Extension = EditorView.domEventHandlers({
  keydown(event, view) {
    if (event.key === "Escape") view.setTabFocusMode(true);
    else if (!["Tab", "Shift", "Control", "Alt", "Meta"].includes(event.key)) view.setTabFocusMode(false);
    return false;
  },
  blur(_event, view) {
    view.setTabFocusMode(false);
    return false;
  },
});

function lineOf(pointers: readonly Pointer[], kind: Pointer["kind"]): number | null {
  return pointers.find((pointer) => pointer.kind === kind)?.line ?? null;
}

/** The language, and the indentation that its text has now. */
function languageOf(name: string, text: string): Extension {
  return [LANGUAGES[name]?.() ?? [], indentUnit.of(indentationOf(text, name))];
}

/** Marks the word at the place at fault, or the one character there. */
function diagnostic(state: EditorState, { line, column, message }: Mark): Diagnostic {
  const text = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
  const from = Math.min(text.from + Math.max(0, column - 1), text.to);
  const word = state.wordAt(from);
  // A place just behind a word is not in it.
  if (word !== null && word.to > from) return { from: word.from, to: word.to, severity: "error", message };
  const to = Math.min(from + 1, text.to);
  return { from, to, severity: "error", message };
}

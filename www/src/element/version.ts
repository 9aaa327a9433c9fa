/**
 * The person's version of an author's program: both texts, going back to the author's and forth again, and what was kept of an
 * earlier visit. Knows an editor and what is kept; knows nothing of runs or of what is shown beside the text.
 */
import type { LazyEditor } from "../editor/lazy-editor";
import { words } from "../words/version";
import { Keeping, type KeepingHost } from "./keeping";

export interface VersionReports {
  /** The text is another one now. */
  readonly changed: () => void;
  /** Something about it that the person should know. */
  readonly told: (notice: string) => void;
}

export class Version {
  readonly keeping: Keeping;
  readonly #reports: VersionReports;
  #text = "";
  #original: string | null = null;
  #beforeReset: string | null = null;
  /** What was kept of an earlier visit and is shown. */
  #kept: string | null = null;
  #editor: LazyEditor | null = null;

  constructor(host: KeepingHost, reports: VersionReports) {
    this.#reports = reports;
    this.keeping = new Keeping(host, () => reports.told(words.notKept));
  }

  /** Setting it replaces the text, beyond the reach of undo. */
  get text(): string {
    return this.#editor?.text ?? this.#text;
  }

  set text(text: string) {
    this.#original ??= text;
    this.#put(text, false);
  }

  get original(): string {
    return this.#original ?? "";
  }

  /** Sets the author's program. What the person made of the one before stays, unless `fresh`. */
  setOriginal(original: string, fresh: boolean): void {
    // What was kept is no less kept when the page's program comes in pieces, or comes again.
    const untouched = !this.isEdited || this.text === this.#kept;
    this.#original = original;
    if (fresh || untouched) this.#restore();
  }

  get isEdited(): boolean {
    return this.text !== this.original;
  }

  get canUndoReset(): boolean {
    return this.#beforeReset !== null;
  }

  reset(): void {
    const before = this.text;
    if (before === this.original) return;
    this.replace(this.original);
    this.#beforeReset = before;
    this.#reports.told(words.reset);
  }

  undoReset(): void {
    if (this.#beforeReset === null) return;
    this.replace(this.#beforeReset);
    this.#reports.told(words.back);
  }

  /** Puts another text in place, as an edit of the person's that can be undone. */
  replace(text: string): void {
    this.#put(text, true);
    this.edited();
  }

  /** The person changed the text in the editor. */
  edited(): void {
    this.#beforeReset = null;
    this.keeping.changed();
    this.#reports.changed();
  }

  /** Shows the text in an editor from now on; in none, if it is null. */
  show(editor: LazyEditor | null): void {
    this.#text = this.text;
    this.#editor = editor;
  }

  #restore(): void {
    const kept = this.keeping.begin();
    this.#kept = kept?.code ?? null;
    this.text = kept?.code ?? this.original;
    if (kept !== null) this.#reports.told(kept.outdated ? words.outdated : words.kept);
  }

  #put(text: string, undoable: boolean): void {
    this.#text = text;
    this.#beforeReset = null;
    this.#editor?.replace(text, undoable);
    this.#editor?.mark([]);
  }
}

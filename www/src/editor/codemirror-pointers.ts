/**
 * Where tasks stand in the program at the moment that is shown: a tinted line and a badge in the gutter. They are about
 * the program that ran, so they go as soon as its text is changed. Knows lines and words; no tasks.
 */
import { RangeSet, StateEffect, StateField, type EditorState, type Extension } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutter, type DecorationSet } from "@codemirror/view";
import type { Pointer } from "./editor";

export const setPointers = StateEffect.define<readonly Pointer[]>();

interface Shown {
  readonly lines: DecorationSet;
  readonly badges: RangeSet<GutterMarker>;
}

const NONE: Shown = { lines: Decoration.none, badges: RangeSet.empty };

class Badge extends GutterMarker {
  readonly #pointer: Pointer;

  constructor(pointer: Pointer) {
    super();
    this.#pointer = pointer;
  }

  override eq(other: Badge): boolean {
    const { kind, count, title } = this.#pointer;
    const { kind: otherKind, count: otherCount, title: otherTitle } = other.#pointer;
    return kind === otherKind && count === otherCount && title === otherTitle;
  }

  override toDOM(): HTMLElement {
    const { kind, count, title } = this.#pointer;
    const badge = document.createElement("span");
    badge.className = `cm-pointer cm-pointer-${kind}`;
    badge.textContent = kind === "runs" ? "▸" : count > 99 ? "99+" : String(count);
    badge.title = title;
    return badge;
  }
}

/** Keeps the gutter as wide as it is with a badge, so that the text does not move. */
const SPACER = new Badge({ line: 1, kind: "waits", count: 9, title: "" });

const shown = StateField.define<Shown>({
  create: () => NONE,
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setPointers)) return show(transaction.state, effect.value);
    }
    return transaction.docChanged ? NONE : value;
  },
  provide: (field) => EditorView.decorations.from(field, ({ lines }) => lines),
});

/** `clicks` is what a click on a badge does. */
export function pointers(clicks: Parameters<typeof gutter>[0]["domEventHandlers"] & object): Extension {
  return [
    shown,
    gutter({
      class: "cm-pointers",
      markers: (view) => view.state.field(shown).badges,
      initialSpacer: () => SPACER,
      domEventHandlers: clicks,
    }),
  ];
}

/** Scrolls the text, at once, and nothing around it, to this line, unless it is in sight. */
export function reveal(view: EditorView, line: number | null): void {
  if (line === null || line < 1 || line > view.state.doc.lines) return;
  const { top, bottom } = view.lineBlockAt(view.state.doc.line(line).from);
  const { scrollTop, clientHeight } = view.scrollDOM;
  if (top < scrollTop || bottom > scrollTop + clientHeight) {
    view.scrollDOM.scrollTop = (top + bottom - clientHeight) / 2;
  }
}

function show(state: EditorState, all: readonly Pointer[]): Shown {
  const known = all.filter(({ line }) => line >= 1 && line <= state.doc.lines);
  const ordered = [...known].sort((one, other) => one.line - other.line);
  const at = ({ line }: Pointer): number => state.doc.line(line).from;
  const lines = ordered
    .filter(({ kind }) => kind === "chosen" || kind === "runs")
    .map((pointer) => Decoration.line({ class: `cm-points-${pointer.kind}` }).range(at(pointer)));
  const badges = ordered
    .filter(({ kind }) => kind !== "chosen")
    .map((pointer) => new Badge(pointer).range(at(pointer)));
  return { lines: Decoration.set(lines, true), badges: RangeSet.of(badges, true) };
}

/**
 * Which line the person goes to: by a click into it or beside it, or with the cursor. What a script does is not told, nor
 * what a change of the text does to the cursor. Knows CodeMirror; not what a line is chosen for.
 */
import type { Extension } from "@codemirror/state";
import { EditorView, lineNumbers, type BlockInfo } from "@codemirror/view";

export type LineChosen = (line: number | null) => void;

/** What the gutters do with a click. */
export function clickInGutter(
  chosen: LineChosen,
): Record<string, (view: EditorView, line: BlockInfo) => boolean> {
  return {
    click(view, { from }) {
      chosen(view.state.doc.lineAt(from).number);
      return false;
    },
  };
}

export function lineChoice(chosen: LineChosen): Extension {
  const atCursor = (view: EditorView): void => {
    const { doc, selection } = view.state;
    chosen(doc.lineAt(selection.main.head).number);
  };
  return [
    lineNumbers({ domEventHandlers: clickInGutter(chosen) }),
    // A click that moves no cursor chooses the line again.
    EditorView.domEventHandlers({
      click: (_event, view) => atCursor(view),
      keydown: (event) => {
        if (event.key === "Escape") chosen(null);
      },
    }),
    EditorView.updateListener.of(({ view, selectionSet, docChanged, transactions }) => {
      if (!selectionSet || docChanged) return;
      if (transactions.some((transaction) => transaction.isUserEvent("select"))) atCursor(view);
    }),
  ];
}

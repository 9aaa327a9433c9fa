/**
 * Part of the full editor: the line with the cursor is not left below something that covers the top of the window, as a row of
 * buttons. How far that reaches down is the `scroll-padding-top` of what scrolls the text. Knows not what covers it.
 */
import { EditorView } from "@codemirror/view";
import type { Extension } from "@codemirror/state";

export const belowWhatCovers: Extension = [
  EditorView.scrollMargins.of((view) => ({ top: coverOf(view) })),
  // The text goes no further than its end, and the page no further than the text: what is missing then comes behind that.
  EditorView.scrollHandler.of((view, { head }) => {
    view.requestMeasure({
      read: () => (view.coordsAtPos(head)?.top ?? Infinity) - coverOf(view),
      write: (room) => {
        if (coverOf(view) > 0 && room < 0) window.scrollBy(0, room);
      },
    });
    return false;
  }),
];

function coverOf(view: EditorView): number {
  return parseFloat(getComputedStyle(view.scrollDOM).scrollPaddingTop) || 0;
}

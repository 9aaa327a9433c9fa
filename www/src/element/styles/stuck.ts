/** The row of buttons that stays in sight; how far down, and how high it is, `stuck-toolbar.ts` says. Comes with that. */
import { css } from "lit";

export const stuck = css`
  .frame.at-hand > .bar {
    position: sticky;
    top: var(--_stick);
    /* Before the ring around the editor. */
    z-index: 11;
  }
  /* The first row is enough; the others keep their place, and come back when the keyboard goes to them. */
  .frame.stuck > .bar:not(:has(:focus-visible)) {
    clip-path: inset(0 0 calc(100% - var(--_row)));
    background:
      linear-gradient(var(--_edge), var(--_edge)) 0 calc(var(--_row) - 1px) / 100% 1px no-repeat,
      var(--_surface);
  }
  /* What is scrolled to is not left below the row. */
  .frame.at-hand :is(.cm-scroller, .fallback) {
    scroll-padding-block-start: var(--_covered);
  }
  .frame.at-hand :is(button, input, select, summary, [tabindex]) {
    scroll-margin-block-start: var(--_covered);
  }
`;

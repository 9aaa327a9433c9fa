/**
 * The colours and measures of the element. A host page sets `--interleave-*`; the defaults are light or dark as `theme.ts`
 * finds the page to be, and as its `color-scheme` says until then. The pairs of text and ground meet WCAG AA in both
 * schemes.
 */
import { css } from "lit";

export const tokens = css`
  :host(:state(light)) {
    color-scheme: light;
  }
  :host(:state(dark)) {
    color-scheme: dark;
  }
  :host {
    /* The typeface of all that is no program. */
    --_sans: var(--interleave-sans, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif);
    /* The typeface of programs and what they print. */
    --_mono: var(
      --interleave-mono,
      ui-monospace,
      "SF Mono",
      "Cascadia Code",
      "JetBrains Mono",
      Menlo,
      Consolas,
      "DejaVu Sans Mono",
      monospace
    );
    /* The size of texts; by itself as that of the page around, and never too small. */
    --_size: var(--interleave-font-size, max(13px, 0.9375em));
    /* The size of programs and what they print; in em, of the size of texts. */
    --_code-size: var(--interleave-code-size, 0.9333em);
    --_small-size: 0.8667em;
    /* The height of their lines, as a number. */
    --_code-line: var(--interleave-code-line, 1.6);
    --_code-pad: 12px;
    /* How round the corners are; buttons have less of it. */
    --_radius: var(--interleave-radius, 10px);
    /* How high the program may be before it scrolls. */
    --_max-height: var(--interleave-max-height, 34em);
    /* How high program and output are beside each other, where a picture is below. */
    --_panes-height: var(--interleave-panes-height, max(19em, 44dvh));
    /* How high the output is at least, where it is below the program. */
    --_output-height: var(--interleave-output-height, 14em);

    /* Texts. */
    --_text: var(--interleave-text, light-dark(#1b1f27, #e8eaee));
    /* Texts that stand back: labels, the status. */
    --_muted: var(--interleave-muted, light-dark(#59616e, #a0a7b4));
    /* Texts and marks that stand back further: line numbers, what is over. */
    --_faint: var(--interleave-faint, light-dark(#6b7380, #878f9d));
    /* The ground of the toolbar and the program. */
    --_surface: var(--interleave-surface, light-dark(#ffffff, #171a21));
    /* The ground of the output and the timeline. */
    --_sunken: var(--interleave-sunken, light-dark(#f8f9fb, #13161c));
    --_later: light-dark(#666e7a, #7e8694);
    /* The border, and lines between parts. */
    --_edge: var(--interleave-edge, light-dark(#dfe3e9, #2b303b));
    --_edge-strong: light-dark(#b9c0cb, #474e5c);
    --_control: light-dark(#ffffff, #21252e);
    --_control-hover: light-dark(#f1f3f7, #2a2f3a);
    --_control-edge: light-dark(#828a99, #6b7383);

    /* The Run button, what is chosen, links and the mark of the focus. */
    --_accent: var(--interleave-accent, light-dark(#4a46d6, #a5a8ff));
    --_accent-fill: var(--interleave-accent, light-dark(#4a46d6, #5b57e0));
    --_accent-hover: color-mix(in oklab, var(--_accent-fill), black 12%);
    /* Texts on the accent. */
    --_on-accent: var(--interleave-on-accent, #ffffff);
    --_focus: var(--_accent);
    --_link: var(--_accent);
    --_success: light-dark(#1a7f43, #4cc38a);
    --_error: light-dark(#b3261e, #ff8a80);
    --_error-edge: light-dark(#e3a39d, #7a3b37);
    --_error-soft: light-dark(#fdf0ee, #2b1a1b);
    --_warning: light-dark(#85490b, #f0b672);
    --_warning-edge: light-dark(#d39a54, #80602f);

    /* In the timeline: a task that runs. */
    --_running: var(--interleave-running, light-dark(#4a46d6, #8f93ff));
    /* In the timeline: a task that could run and waits for its turn. */
    --_ready: var(--interleave-ready, light-dark(#8a5a00, #f0b672));
    --_suspended: light-dark(#e3e6ee, #262b36);
    --_suspended-edge: light-dark(#848c9e, #69728a);
    /* In the timeline: a task that keeps the loop to itself. */
    --_blocked: var(--interleave-blocked, light-dark(#c62828, #ff6b60));

    --_line: light-dark(#f5f6fa, #1d212a);
    --_selection: light-dark(#d5d8fb, #34386b);
    --_match: light-dark(#e6e7fd, #2f3358);
    --_match-edge: light-dark(#a3a4ee, #6a6db8);
    --_keyword: light-dark(#8431b8, #cfa8ff);
    --_string: light-dark(#1a6e3c, #8fd6a4);
    --_number: light-dark(#0b5cad, #86bdff);
    --_function: light-dark(#8f4406, #ffc07a);
    --_comment: light-dark(#5f6875, #989fad);
  }
`;

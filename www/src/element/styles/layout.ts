/** Where the parts of the element stand: stacked where it is narrow, editor and output side by side where it is wide. */
import { css } from "lit";

export const layout = css`
  :host {
    display: flex;
    flex-direction: column;
    container-type: inline-size;
    /* Beside a text or in a float, where it would be as wide as what is in it; that is not known of a container. */
    contain-intrinsic-inline-size: min(15em, 75vw);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  * {
    box-sizing: border-box;
  }
  /*
   * What the page has set for its texts ends here: case, spacing, white space, weight. Whether it is seen and can be
   * pressed does not. Nor do its language and its direction, which are attributes; programs and what they print have theirs.
   */
  .frame {
    all: initial;
    color-scheme: inherit;
    visibility: inherit;
    pointer-events: inherit;
    -webkit-text-size-adjust: inherit;
    text-size-adjust: inherit;
    color: var(--_text);
    font: var(--_size) / 1.5 var(--_sans);
    box-sizing: border-box;
    flex: 1 1 auto;
    /* Of a given height also where the page makes a block of the element. */
    height: 100%;
    min-height: 0;
    display: flex;
    flex-direction: column;
    background: var(--_surface);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    overflow: hidden;
    /* Nothing in it is scrolled by this, so that what sticks does so to the page. */
    overflow: clip;
    /* What stands before what, in here, is no affair of the page's. */
    isolation: isolate;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 8px 10px;
    border-block-end: 1px solid var(--_edge);
    background: var(--_surface);
  }
  .speed {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    margin-inline-start: auto;
    color: var(--_muted);
  }
  .panes {
    flex: 1 0 auto;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto minmax(var(--_output-height), 1fr);
  }
  .panes:has(> .code[hidden]) {
    grid-template-rows: minmax(var(--_output-height), 1fr);
  }
  .panes:has(> .results[hidden]) {
    grid-template-rows: minmax(0, 1fr);
  }
  .panes:not(:has(> :not([hidden]))) {
    display: none;
  }
  .code {
    position: relative;
    display: flex;
    flex-direction: column;
    direction: ltr;
    min-height: 6.4em;
    max-height: var(--_max-height);
  }
  .results {
    display: flex;
    flex-direction: column;
    min-height: 0;
    border-block-start: 1px solid var(--_edge);
    background: var(--_sunken);
  }
  .heading {
    display: flex;
    align-items: baseline;
    gap: 12px;
    padding: 7px 14px 5px;
  }
  .heading h2 {
    margin: 0;
    font-size: inherit;
    font-weight: 600;
    color: var(--_muted);
  }
  .output {
    flex: 1 1 0;
    min-height: 0;
    overflow: auto;
    padding: 2px 14px 12px;
    /* However much is printed, nothing on the page moves. */
    contain: size;
  }
  /* Until there is output, at its place and of its size. */
  .expected {
    flex: 1 1 0;
    min-height: 0;
    overflow: auto;
    padding: 2px 14px 12px;
    color: var(--_muted);
    direction: ltr;
    contain: size;
  }
  .expected .what {
    font-size: var(--_small-size);
    font-weight: 600;
  }
  .expected pre {
    margin: 0;
    font: var(--_code-size) / var(--_code-line) var(--_mono);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    tab-size: 4;
  }
  .expected + .output {
    flex: none;
    padding: 0;
  }
  .output:not(:has(.block, .failure, .answer))::before {
    content: attr(data-to-come);
    color: var(--_muted);
  }
  .expected + .output::before,
  :host(:is([state="running"], [state="loading"])) .output::before {
    content: none;
  }
  :host([state="finished"]) .output:not(:has(.block, .failure, .answer))::before {
    content: attr(data-nothing);
  }
  /* Of a given height, the panes share what there is. */
  :host([height]:not([height=""])) {
    --_max-height: none;
  }
  :host([height]:not([height=""])) .panes {
    grid-template-rows: minmax(0, 3fr) minmax(0, 2fr);
    flex-shrink: 1;
    min-height: 0;
  }
  :host([height]:not([height=""])) .panes:has(> [hidden]) {
    grid-template-rows: minmax(0, 1fr);
  }
  /* The picture of a run comes behind, to be scrolled to. */
  :host([height]:not([height=""])) .frame:has(.picture-bar) {
    overflow-y: auto;
  }
  :host([height]:not([height=""])) .frame:has(.picture-bar) .panes {
    flex: none;
    height: max(60%, 17em);
  }
  :host([height]:not([height=""])) .code {
    min-height: 0;
  }
  /* Not enough room for one row: the value alone then says what the box is about, to the eye. */
  @container (max-width: 25em) {
    .speed label {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    .bar {
      gap: 6px;
    }
  }
  @container (min-width: 46em) {
    .panes,
    :host([height]:not([height=""])) .panes {
      grid-template-columns: minmax(0, 11fr) minmax(0, 9fr);
      grid-template-rows: minmax(0, 1fr);
    }
    /* Where the page sets the height of it all, a long program is scrolled, not cut off. */
    .panes {
      flex-shrink: 1;
      min-height: 15em;
    }
    /* Beside a picture they leave room for it. */
    .frame:has(.picture-bar) .panes {
      max-height: var(--_panes-height);
    }
    .panes:has(> [hidden]) {
      grid-template-columns: minmax(0, 1fr);
    }
    .code {
      min-height: 15em;
    }
    .results {
      border-block-start: none;
      border-inline-start: 1px solid var(--_edge);
    }
  }
  /* On paper nothing is scrolled, and nothing pressed. */
  @media print {
    :host {
      height: auto !important;
    }
    .frame {
      height: auto;
      overflow: visible !important;
    }
    .bar {
      display: none;
    }
    .panes {
      height: auto !important;
      max-height: none !important;
    }
    .code {
      max-height: none;
    }
    .output,
    .expected {
      contain: none;
      flex: none;
      overflow: visible;
    }
  }
`;

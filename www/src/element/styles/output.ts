/**
 * The output, the lines left out of it, the field for an answer, and the box that says why a program failed. Comes with what
 * runs programs.
 */
import { css } from "lit";

export const output = css`
  .text {
    font: var(--_code-size) / var(--_code-line) var(--_mono);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    tab-size: 4;
    direction: ltr;
  }
  .block.complete {
    content-visibility: auto;
    contain-intrinsic-block-size: auto calc(var(--lines) * 1lh);
  }
  .stretch.stderr {
    color: var(--_warning);
    border-inline-start: 3px solid var(--_warning-edge);
    margin-inline-start: -10px;
    padding-inline-start: 7px;
    margin-block: 3px;
  }
  .stretch.stderr::before {
    content: attr(data-mark);
    float: inline-end;
    margin-inline-start: 8px;
    padding: 0 6px;
    border: 1px solid var(--_warning-edge);
    border-radius: 4px;
    font: 500 11px / 16px var(--_sans);
  }
  /* The report that a program ended with: the reason, where other errors have a box. */
  .stretch.stderr.report {
    color: var(--_text);
    border-inline-start: 4px solid var(--_error-edge);
    border-radius: 3px 6px 6px 3px;
    background: var(--_error-soft);
    margin-block: 6px;
    padding-block: 6px;
  }
  .stretch.stderr.report::before {
    color: var(--_error);
    border-color: var(--_error-edge);
  }
  .stretch .place {
    font: inherit;
    padding: 0;
    min-height: 0;
    color: inherit;
    text-decoration-color: var(--_faint);
    user-select: text;
  }
  .stretch.report .place {
    color: var(--_link);
    text-decoration-color: currentColor;
  }
  /* The lines that the person wrote stand out from those of the library. */
  .stretch.report .elsewhere {
    color: var(--_muted);
  }
  .answer {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    max-width: 100%;
    width: min(100%, 23em);
    margin: 2px 0;
    white-space: normal;
    vertical-align: middle;
  }
  .answer input {
    flex: 1 1 10em;
    min-width: 0;
    min-height: 28px;
    margin: 0;
    padding: 1px 8px;
    border: 1px solid var(--_control-edge);
    border-radius: 5px;
    color: inherit;
    background: var(--_control);
    font: inherit;
  }
  .answer input:focus-visible {
    outline-offset: 0;
  }
  .answer .end-input {
    min-height: 28px;
    padding: 0 10px;
    color: var(--_muted);
    font: 500 0.9286em / 1.5 var(--_sans);
  }
  .gap:not(:empty) {
    margin: 8px 0;
    padding: 4px 10px;
    border-block: 1px dashed var(--_edge-strong);
    color: var(--_muted);
    font-family: var(--_sans);
    text-align: center;
  }
  .failure {
    margin: 8px 0 0;
    padding: 8px 12px;
    border: 1px solid var(--_error-edge);
    border-inline-start-width: 4px;
    border-radius: 6px;
    background: var(--_error-soft);
    overflow-wrap: anywhere;
  }
  .failure p {
    margin: 0;
  }
  .failure .reason {
    white-space: pre-wrap;
    font: var(--_code-size) / var(--_code-line) var(--_mono);
  }
  .failure strong {
    color: var(--_error);
  }
  .failure .at {
    color: var(--_muted);
  }
  /* Whether what was expected came. */
  .told {
    margin: 0 14px 8px;
    color: var(--_muted);
    font-size: 0.9333em;
  }
  /* Opened, it leaves room for the output that one compares it with. */
  .results:has(.told[open]) {
    overflow-y: auto;
  }
  .results:has(.told[open]) .output {
    min-height: 5em;
  }
  .told summary {
    min-height: 24px;
    cursor: pointer;
  }
  .told.same summary {
    color: var(--_success);
  }
  .told.other summary {
    color: var(--_warning);
  }
  .told pre {
    max-height: 13em;
    margin: 4px 0 0;
    padding-inline-start: 8px;
    border-inline-start: 3px solid var(--_edge-strong);
    overflow: auto;
    font: var(--_code-size) / var(--_code-line) var(--_mono);
    direction: ltr;
  }
  .place {
    display: inline;
    min-height: 24px;
    padding: 2px 0;
    border: none;
    background: none;
    color: var(--_link);
    font-weight: inherit;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .place:hover {
    background: none;
    text-decoration-thickness: 2px;
  }
  @media (pointer: coarse) {
    .answer input,
    .answer .end-input {
      min-height: 44px;
    }
    /* Smaller, and some phones zoom the page when it is touched. */
    .answer input {
      font-size: max(16px, 1em);
    }
  }
`;

/** The output, the lines left out of it, and the box that says why a program failed. */
import { css } from "lit";

export const output = css`
  .text {
    font: var(--_code-size) / var(--_code-line) var(--_mono);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    tab-size: 4;
  }
  .block.complete {
    content-visibility: auto;
    contain-intrinsic-block-size: auto calc(var(--lines) * 1lh);
  }
  .output:not(:has(.block, .failure))::before {
    content: "What the program prints appears here.";
    color: var(--_muted);
  }
  :host(:is([state="running"], [state="loading"], [state="finished"])) .output::before {
    content: none;
  }
  .stretch.stderr {
    color: var(--_warning);
    border-inline-start: 3px solid var(--_warning-edge);
    margin-inline-start: -10px;
    padding-inline-start: 7px;
    margin-block: 3px;
  }
  .stretch.stderr::before {
    content: "stderr";
    float: inline-end;
    margin-inline-start: 8px;
    padding: 0 6px;
    border: 1px solid var(--_warning-edge);
    border-radius: 4px;
    font: 500 11px / 16px var(--_sans);
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
  .failure .frame {
    border: none;
    display: block;
    overflow: visible;
    background: none;
    color: var(--_muted);
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
`;

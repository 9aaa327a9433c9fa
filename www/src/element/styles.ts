/**
 * How the element looks. Every colour and measure a host page may want to set is a custom property
 * `--interleave-*`; inside, the same under `--_*` with a default for light and for dark. Knows class names
 * of the templates beside it.
 */
import { css } from "lit";
import { tokens } from "./tokens";

const layout = css`
  :host {
    display: flex;
    flex-direction: column;
    container-type: inline-size;
    color: var(--_text);
    font-family: var(--_sans);
    font-size: var(--_size);
    line-height: 1.5;
    text-align: start;
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  .frame {
    flex: 1 1 auto;
    min-height: 0;
    display: flex;
    flex-direction: column;
    background: var(--_surface);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    overflow: hidden;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 8px 10px;
    border-block-end: 1px solid var(--_edge);
  }
  .speed {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    margin-inline-start: auto;
    color: var(--_muted);
  }
  .panes {
    flex: 1 1 auto;
    min-height: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr) auto;
  }
  .code {
    display: flex;
    flex-direction: column;
    min-height: 6rem;
    max-height: var(--_max-height);
    direction: ltr;
  }
  .results {
    display: flex;
    flex-direction: column;
    min-height: 0;
    height: var(--_output-height);
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
    direction: ltr;
  }
  /* Not enough room for one row: the value alone then says what the box is about, to the eye. */
  @container (max-width: 25rem) {
    .speed span {
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
  @container (min-width: 46rem) {
    .panes {
      grid-template-columns: minmax(0, 11fr) minmax(0, 9fr);
      grid-template-rows: minmax(0, 1fr);
    }
    .code {
      min-height: 14rem;
    }
    .results {
      height: auto;
      border-block-start: none;
      border-inline-start: 1px solid var(--_edge);
    }
  }
  :host([height]:not([height=""])) {
    --_max-height: none;
  }
`;

const controls = css`
  button,
  select {
    font: inherit;
    color: inherit;
    min-height: 32px;
    margin: 0;
    border: 1px solid var(--_control-edge);
    border-radius: calc(var(--_radius) * 0.6);
    background: var(--_control);
    cursor: pointer;
  }
  button {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    padding: 3px 12px;
    font-weight: 500;
  }
  select {
    padding: 3px 6px;
  }
  button:hover,
  select:hover {
    background: var(--_control-hover);
  }
  button svg {
    width: 11px;
    height: 11px;
    fill: currentColor;
  }
  .run {
    color: var(--_on-accent);
    background: var(--_accent-fill);
    border-color: transparent;
  }
  .run:hover {
    background: var(--_accent-hover);
  }
  button[aria-disabled="true"] {
    color: var(--_faint);
    background: transparent;
    border-color: var(--_edge);
    cursor: default;
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .output:focus-visible {
    outline-offset: -2px;
  }
  .code:focus-within {
    box-shadow: inset 0 0 0 2px var(--_focus);
  }
  @media (pointer: coarse) {
    button,
    select {
      min-height: 44px;
    }
  }
  @media (forced-colors: active) {
    .run,
    button[aria-disabled="true"] {
      border-color: ButtonBorder;
    }
    button[aria-disabled="true"] {
      color: GrayText;
    }
  }
`;

const editor = css`
  .fallback {
    flex: 1 1 auto;
    min-height: 0;
    width: 100%;
    margin: 0;
    padding: var(--_code-pad);
    padding-inline-start: calc(20px + 1.25em * 2.2);
    border: none;
    outline: none;
    resize: none;
    color: var(--_text);
    background: transparent;
    font: var(--_code-size) / var(--_code-line) var(--_mono);
    tab-size: 4;
  }
  .cm-editor {
    flex: 1 1 auto;
    min-height: 0;
  }
`;

const output = css`
  .text {
    font: var(--_code-size) / var(--_code-line) var(--_mono);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    tab-size: 4;
  }
  .block {
    content-visibility: auto;
    contain-intrinsic-size: auto 2000px;
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

const status = css`
  .status {
    flex: 1 1 auto;
    min-width: 0;
    text-align: end;
    color: var(--_muted);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .status::before {
    content: "";
    display: inline-block;
    width: 8px;
    height: 8px;
    margin-inline-end: 7px;
    border-radius: 50%;
    background: var(--_faint);
  }
  :host([state="finished"]) .status::before {
    background: var(--_success);
  }
  :host([state="failed"]) .status {
    color: var(--_error);
  }
  :host([state="failed"]) .status::before {
    background: var(--_error);
    border-radius: 1px;
    rotate: 45deg;
  }
  :host([state="stopped"]) .status::before {
    border-radius: 1px;
  }
  :host(:is([state="running"], [state="loading"])) .status::before {
    background: var(--_accent);
  }
  @media (prefers-reduced-motion: no-preference) {
    :host(:is([state="running"], [state="loading"])) .status::before {
      animation: pulse 1.1s ease-in-out infinite alternate;
    }
  }
  @keyframes pulse {
    to {
      opacity: 0.3;
    }
  }
`;

export const styles = [tokens, layout, controls, editor, output, status];

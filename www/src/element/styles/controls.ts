/** Buttons, the speed box and the focus ring. */
import { css } from "lit";

export const controls = css`
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
  button[aria-pressed="true"] {
    border-color: var(--_accent);
    color: var(--_accent);
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
  .output:focus-visible,
  .expected:focus-visible {
    outline-offset: -2px;
  }
  /* On top of the editor, which paints its own grounds. */
  .code:focus-within::after {
    content: "";
    position: absolute;
    inset: 0;
    z-index: 10;
    border: 2px solid var(--_focus);
    pointer-events: none;
  }
  @media (pointer: coarse) {
    button,
    select {
      min-height: 44px;
    }
    /* Smaller, and some phones zoom the page when it is touched. */
    select {
      font-size: max(16px, 1em);
    }
    .code {
      --_code-size: var(--interleave-code-size, max(16px, 1em));
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

/**
 * The status line: a word, and a mark whose shape as well as colour tells the states apart. Below it,
 * what the engine has to say.
 */
import { css } from "lit";

export const status = css`
  .status {
    flex: 1 1 auto;
    min-width: 0;
    text-align: end;
    color: var(--_muted);
    overflow-wrap: anywhere;
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
  /* One line: the whole message stands in the output below. */
  :host([state="failed"]) .status {
    color: var(--_error);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
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
  /* Two bars, as on the button that pauses. */
  :host([state="running"]) .status.rests::before {
    width: 2px;
    border: solid var(--_accent);
    border-width: 0 3px;
    border-radius: 0;
    background: none;
  }
  @media (prefers-reduced-motion: no-preference) {
    :host(:is([state="running"], [state="loading"])) .status:not(.rests)::before {
      animation: pulse 1.1s ease-in-out infinite alternate;
    }
  }
  @keyframes pulse {
    to {
      opacity: 0.3;
    }
  }
  .edited {
    padding: 1px 8px;
    border: 1px solid var(--_edge-strong);
    border-radius: 999px;
    color: var(--_muted);
    font-size: var(--_small-size);
  }
  .quiet {
    flex: none;
    min-height: 24px;
    padding: 0 8px;
    border-color: transparent;
    background: transparent;
    color: var(--_muted);
    font-size: var(--_small-size);
  }
  .quiet[aria-disabled="true"] {
    visibility: hidden;
  }
  .notice {
    display: flex;
    gap: 8px;
    margin: 0 14px 8px;
    padding: 6px 10px;
    border: 1px solid var(--_edge);
    border-radius: 6px;
    background: var(--_surface);
    color: var(--_muted);
    font-size: 0.9333em;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .notice::before {
    content: "i";
    flex: none;
    width: 16px;
    height: 16px;
    margin-block-start: 1px;
    border-radius: 50%;
    color: var(--_surface);
    background: var(--_muted);
    font: 700 11px / 16px var(--_sans);
    text-align: center;
  }
  @media (forced-colors: active) {
    /* A ground of its own would become that of the page. */
    .status::before {
      forced-color-adjust: none;
      --_faint: CanvasText;
      --_success: CanvasText;
      --_error: CanvasText;
      --_accent: CanvasText;
    }
  }
`;

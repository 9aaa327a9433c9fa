/** The status line: a word, and a mark whose shape as well as colour tells the states apart. */
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

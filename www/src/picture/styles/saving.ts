/** How the ways to keep a run look. */
import { css } from "lit";

export const saving = css`
  .saving {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 8px 14px 12px;
    border-block-start: 1px solid var(--_edge);
  }
  .saving p {
    flex-basis: 100%;
    margin: 0;
    color: var(--_error);
  }
  .open {
    position: relative;
    display: inline-flex;
    align-items: center;
    min-height: 32px;
    margin-inline-start: auto;
    padding: 3px 12px;
    border: 1px solid var(--_control-edge);
    border-radius: calc(var(--_radius) * 0.6);
    background: var(--_control);
    font-weight: 500;
    cursor: pointer;
  }
  .open:hover {
    background: var(--_control-hover);
  }
  .open:focus-within {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .open input {
    position: absolute;
    inset: 0;
    width: 100%;
    opacity: 0;
    cursor: pointer;
  }
  @media (pointer: coarse) {
    .open {
      min-height: 44px;
    }
  }
  /* On a row of its own it begins where the others do. */
  @container (max-width: 30em) {
    .open {
      margin-inline-start: 0;
    }
  }
`;

/** How the list of events looks. */
import { css } from "lit";

export const list = css`
  .events {
    border-block-start: 1px solid var(--_edge);
    padding: 7px 14px;
  }
  .events summary {
    width: fit-content;
    cursor: pointer;
    color: var(--_muted);
    font-weight: 500;
  }
  .events p {
    margin: 4px 0;
  }
  .events .pages {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
    margin: 6px 0;
  }
  .events ol {
    max-height: 19em;
    margin: 6px 0;
    padding-inline-start: 3.5em;
    overflow: auto;
    color: var(--_faint);
    font-variant-numeric: tabular-nums;
  }
  /* A sentence that needs two lines stands beside its time, and its number at the first. */
  .events li button {
    display: flex;
    align-items: baseline;
    min-height: 0;
    padding: 1px 6px;
    border-color: transparent;
    background: none;
    color: var(--_text);
    font-weight: inherit;
    text-align: start;
  }
  .events .later button {
    color: var(--_muted);
  }
  .events [aria-current] {
    border-color: var(--_accent);
    background: var(--_match);
  }
  .events .time {
    flex: none;
    min-width: 4.2em;
    color: var(--_muted);
  }
  @media (pointer: coarse) {
    .events summary {
      min-height: 44px;
      line-height: 44px;
    }
    .events li button {
      min-height: 32px;
    }
  }
  @media (forced-colors: active) {
    .events [aria-current] {
      border-color: Highlight;
    }
  }
`;

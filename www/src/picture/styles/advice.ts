/** How the list of what a run shows looks. */
import { css } from "lit";

export const advice = css`
  .advice {
    margin: 0;
    padding: 8px 14px;
    border-block-end: 1px solid var(--_edge);
    list-style: none;
    overflow-wrap: anywhere;
  }
  .advice li {
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--_warning-edge);
  }
  .advice li + li {
    margin-block-start: 6px;
  }
  .advice code {
    font: 0.9em var(--_mono);
  }
`;

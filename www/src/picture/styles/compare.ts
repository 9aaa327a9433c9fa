/** How the comparison of two runs looks. */
import { css } from "lit";

export const compare = css`
  .compare-bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 6px 12px;
    padding: 7px 10px 0 14px;
    border-block-start: 1px solid var(--_edge);
  }
  .compare-bar .result {
    flex: 1 1 17em;
    min-width: 0;
    margin: 0;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .run-name {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 8px;
    margin: 0;
    padding: 6px 14px 5px;
  }
  .run-name input {
    flex: 0 1 21em;
    min-width: 6.4em;
    min-height: 28px;
    margin: 0 0 0 -7px;
    padding: 1px 6px;
    border: 1px solid var(--_edge-strong);
    border-radius: calc(var(--_radius) * 0.6);
    color: inherit;
    background: none;
    font: inherit;
    font-weight: 600;
  }
  .keeping {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
    margin: 0;
  }
  .no-run .keeping {
    margin-block-start: 8px;
  }
  .kept {
    overflow-wrap: anywhere;
  }
  @media (pointer: coarse) {
    .run-name input {
      min-height: 44px;
      /* Smaller, and some phones zoom the page when it is touched. */
      font-size: max(16px, 1em);
    }
  }
`;

/** How the row of controls looks. */
import { css } from "lit";

export const controls = css`
  .picture-bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    padding: 8px 10px;
  }
  .picture-bar .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
  }
  .picture-bar .icon {
    width: 34px;
    padding: 0;
    justify-content: center;
  }
  .picture-bar .icon svg {
    width: 12px;
    height: 12px;
  }
  .picture-bar .moment {
    flex: 1 1 9.6em;
    min-width: 6.4em;
    height: 24px;
    margin: 0;
    /* As time in the picture below it. */
    direction: ltr;
    accent-color: var(--_accent-fill);
  }
  .picture-bar .when {
    min-width: 10.1em;
    font-variant-numeric: tabular-nums;
  }
  .search {
    width: 10.1em;
    min-height: 32px;
    margin: 0;
    padding: 2px 8px;
    border: 1px solid var(--_control-edge);
    border-radius: calc(var(--_radius) * 0.6);
    color: inherit;
    background: var(--_control);
    font: inherit;
  }
  .choice {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--_muted);
  }
  .choice select {
    color: var(--_text);
  }
  @media (pointer: coarse) {
    .picture-bar .icon {
      width: 44px;
    }
    .search,
    .picture-bar .moment {
      min-height: 44px;
    }
    /* Smaller, and some phones zoom the page when it is touched. */
    .search {
      font-size: max(16px, 1em);
    }
  }
  @container (max-width: 30em) {
    .choice span {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
`;

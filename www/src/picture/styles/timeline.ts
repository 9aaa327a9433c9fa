/**
 * How the lanes look as far as they are no canvas (timeline/palette.ts), what is said below them, and how they are used.
 */
import { css } from "lit";

export const timeline = css`
  .found {
    margin: 0;
    padding: 0 14px 8px;
    color: var(--_muted);
  }
  .found:empty {
    padding: 0;
  }
  .lanes {
    overflow: hidden auto;
    border-block: 1px solid var(--_edge);
    background: var(--_sunken);
  }
  .lanes canvas {
    position: sticky;
    inset-block-start: 0;
    display: block;
    touch-action: pan-y;
    user-select: none;
  }
  .lanes canvas:focus-visible {
    outline-offset: -2px;
  }
  .said {
    margin: 0;
    padding: 7px 14px;
    min-width: 0;
    min-height: 2.4em;
    overflow-wrap: anywhere;
  }
  .of-kept {
    border-block-end: 1px solid var(--_edge);
  }
  .below-lanes {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 12px;
    border-block-end: 1px solid var(--_edge);
  }
  .below-lanes .said {
    flex: 1 1 21em;
  }
  .below-lanes .keeping {
    padding: 5px 10px 5px 14px;
  }
  .how-to {
    margin: 0;
    padding: 0 14px 7px;
    color: var(--_muted);
    font-size: var(--_small-size);
  }
  .by-fingers {
    display: none;
  }
  @media (hover: none) and (pointer: coarse) {
    .by-keys {
      display: none;
    }
    .by-fingers {
      display: inline;
    }
  }
`;

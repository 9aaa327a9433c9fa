/**
 * How the lanes look as far as they are no canvas (timeline/palette.ts), what is said below them, and how they are used.
 */
import { css } from "lit";

export const timeline = css`
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
    min-height: 2.4em;
    border-block-end: 1px solid var(--_edge);
  }
  .how-to {
    margin: 0;
    padding: 0 14px 7px;
    color: var(--_muted);
    font-size: 0.8125rem;
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

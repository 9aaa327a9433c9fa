/** The progress of a download. Comes with what runs programs. */
import { css } from "lit";

export const download = css`
  .download {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 2px 14px 8px;
    color: var(--_muted);
    font-size: var(--_small-size);
    font-variant-numeric: tabular-nums;
    /* What comes from the browser's cache is there before anyone could read it. */
    animation: appear 1ms 150ms both;
  }
  .track {
    flex: 1 1 auto;
    height: 6px;
    border-radius: 3px;
    background: var(--_edge);
    overflow: hidden;
  }
  .fill {
    width: var(--done);
    height: 100%;
    border-radius: inherit;
    background: var(--_accent);
  }
  .fill.unknown {
    width: 30%;
  }
  .bytes {
    white-space: nowrap;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .fill {
      transition: width 120ms linear;
    }
    .fill.unknown {
      animation: slide 1.4s ease-in-out infinite alternate;
    }
  }
  @keyframes slide {
    to {
      translate: 233%;
    }
  }
  @media (forced-colors: active) {
    .track {
      border: 1px solid CanvasText;
    }
    .fill {
      background: Highlight;
    }
  }
`;

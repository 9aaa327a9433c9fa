/**
 * What all parts of the picture share: its ground, what is said aside, and its colours where the system forces some. The
 * colours are the element's (element/styles/tokens.ts).
 */
import { css } from "lit";

export const base = css`
  ::highlight(interleave-later) {
    color: var(--_later);
  }
  /* Shapes tell apart what colours then do not. */
  @media (forced-colors: active) {
    .picture {
      --_sunken: Canvas;
      --_text: CanvasText;
      --_muted: CanvasText;
      --_faint: CanvasText;
      --_edge: GrayText;
      --_edge-strong: GrayText;
      --_running: Highlight;
      --_ready: CanvasText;
      --_suspended: Canvas;
      --_suspended-edge: CanvasText;
      --_blocked: LinkText;
      --_success: CanvasText;
      --_error: CanvasText;
      --_accent: LinkText;
    }
  }
  .picture {
    border-block-start: 1px solid var(--_edge);
    background: var(--_surface);
  }
  .picture .no-run {
    margin: 0;
    padding: 12px 14px;
    color: var(--_muted);
  }
  .no-run p {
    margin: 0;
  }
  .aside {
    color: var(--_muted);
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .picture .place {
    white-space: nowrap;
    min-height: 0;
    padding: 0;
    border: none;
    background: none;
    color: var(--_link);
    font-weight: inherit;
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .picture .dropped {
    margin: 0;
    padding: 0 14px 12px;
    color: var(--_muted);
  }
  @media (pointer: coarse) {
    .picture .place {
      min-height: 32px;
    }
  }
`;

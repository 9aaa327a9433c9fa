/**
 * How the picture looks: its controls, the lanes, the legend, the moment's lists. Loaded with it; the colours are the
 * element's (element/styles/tokens.ts).
 */
import { css } from "lit";

export const styles = css`
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
    .sample {
      forced-color-adjust: none;
    }
    .events [aria-current] {
      border-color: Highlight;
    }
  }
  .picture {
    border-block-start: 1px solid var(--_edge);
    background: var(--_surface);
    direction: ltr;
  }
  .picture .no-run {
    margin: 0;
    padding: 12px 14px;
    color: var(--_muted);
  }
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
    flex: 1 1 9rem;
    min-width: 6rem;
    height: 24px;
    margin: 0;
    accent-color: var(--_accent-fill);
  }
  .picture-bar .when {
    min-width: 9.5rem;
    font-variant-numeric: tabular-nums;
  }
  .search {
    width: 9.5rem;
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
  .aside {
    color: var(--_muted);
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
    min-height: 2.4em;
    border-block-end: 1px solid var(--_edge);
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
  .how-to {
    margin: 0;
    padding: 0 14px 7px;
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  .by-fingers {
    display: none;
  }
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
    flex: 1 1 16rem;
    margin: 0;
    font-weight: 600;
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
    flex: 0 1 20rem;
    min-width: 6rem;
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
  .kept {
    overflow-wrap: anywhere;
  }
  .advice {
    margin: 0;
    padding: 8px 14px;
    border-block-end: 1px solid var(--_edge);
    list-style: none;
  }
  .advice li {
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--_warning-edge);
  }
  .advice li + li {
    margin-block-start: 6px;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 3px 16px;
    margin: 0;
    padding: 7px 14px;
    list-style: none;
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  .legend li {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .sample {
    flex: none;
    width: 18px;
    height: 10px;
  }
  .sample.running {
    background: var(--_running);
  }
  .sample.ready {
    border: 1.5px solid var(--_ready);
  }
  .sample.suspended {
    background: repeating-linear-gradient(135deg, var(--_suspended-edge) 0 1px, var(--_suspended) 1px 5px);
  }
  .sample.blocked {
    background: linear-gradient(var(--_blocked) 0 3px, var(--_running) 3px 7px, var(--_blocked) 7px);
  }
  .sample.wakes {
    width: 9px;
    height: 14px;
    clip-path: polygon(44% 0, 56% 0, 56% 64%, 100% 64%, 50% 100%, 0 64%, 44% 64%);
    background: var(--_faint);
  }
  .sample.wrote {
    width: 8px;
    height: 6px;
    clip-path: polygon(50% 0, 100% 100%, 0 100%);
    background: var(--_text);
  }
  .sample.pending {
    height: 4px;
    border: 1px solid var(--_suspended-edge);
    background: var(--_suspended);
  }
  .sample.called {
    width: 4px;
    height: 4px;
    background: var(--_text);
  }
  .sample.finished {
    width: 9px;
    height: 9px;
    border-radius: 50%;
    background: var(--_success);
  }
  .sample.failed {
    width: 10px;
    background:
      linear-gradient(45deg, transparent 43%, var(--_error) 43% 57%, transparent 57%),
      linear-gradient(-45deg, transparent 43%, var(--_error) 43% 57%, transparent 57%);
  }
  .sample.cancelled {
    width: 8px;
    height: 8px;
    border: 1.5px solid var(--_muted);
    rotate: 45deg;
  }
  .now {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
    gap: 4px 20px;
    padding: 4px 14px;
  }
  .now h3 {
    margin: 4px 0 2px;
    font-size: 0.8125rem;
    font-weight: 600;
    color: var(--_muted);
  }
  .now ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .now li {
    overflow-wrap: anywhere;
  }
  .now b {
    font-weight: 600;
  }
  .now .none,
  .now .rest {
    margin: 0;
    color: var(--_faint);
  }
  .now .what {
    font-family: var(--_mono);
    font-size: 0.92em;
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
  .picture .counts {
    margin: 0;
    padding: 4px 14px 12px;
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  .picture .dropped {
    margin: 0;
    padding: 0 14px 12px;
    color: var(--_muted);
  }
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
  .events ol {
    max-height: 18rem;
    margin: 6px 0;
    padding-inline-start: 3.5em;
    overflow: auto;
    color: var(--_faint);
    font-variant-numeric: tabular-nums;
  }
  .events button {
    display: inline;
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
    display: inline-block;
    min-width: 4.2em;
    color: var(--_muted);
  }
  @media (pointer: coarse) {
    .picture-bar .icon {
      width: 44px;
    }
    .search,
    .open,
    .run-name input,
    .picture-bar .moment,
    .events summary {
      min-height: 44px;
    }
    .events summary {
      line-height: 44px;
    }
    /* Smaller, and some phones zoom the page when it is touched. */
    .search,
    .run-name input {
      font-size: 1rem;
    }
    .events button,
    .picture .place {
      min-height: 32px;
    }
  }
  @media (hover: none) and (pointer: coarse) {
    .by-keys {
      display: none;
    }
    .by-fingers {
      display: inline;
    }
  }
  @container (max-width: 30rem) {
    .choice span {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
`;

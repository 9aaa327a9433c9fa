/** How the legend looks: the marks of the lanes (timeline/draw-lane.ts and its neighbours), as CSS. */
import { css } from "lit";

export const legend = css`
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 3px 16px;
    margin: 0;
    padding: 7px 14px;
    list-style: none;
    color: var(--_muted);
    font-size: var(--_small-size);
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
  .sample.destroyed {
    width: 9px;
    height: 9px;
    border: 2px solid var(--_error);
  }
  @media (forced-colors: active) {
    .sample {
      forced-color-adjust: none;
    }
  }
`;

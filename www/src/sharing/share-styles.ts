/** The looks of the share dialog. Knows the element's colours and measures by their names. */
import { css } from "lit";

export const shareStyles = css`
  .share {
    width: min(38em, calc(100vw - 32px));
    max-height: calc(100dvh - 32px);
    padding: 0;
    border: 1px solid var(--_edge-strong);
    border-radius: var(--_radius);
    color: var(--_text);
    background: var(--_surface);
    box-shadow: 0 12px 40px rgb(0 0 0 / 25%);
  }
  .share::backdrop {
    background: rgb(0 0 0 / 40%);
  }
  .share-body {
    display: grid;
    gap: 16px;
    padding: 18px 20px;
  }
  .share h2 {
    margin: 0;
    font-size: 1.2em;
    line-height: 1.3;
  }
  .share p {
    margin: 0;
    font-size: var(--_small-size);
    color: var(--_muted);
  }
  .share .complaint {
    padding: 8px 12px;
    border: 1px solid var(--_warning-edge);
    border-radius: calc(var(--_radius) * 0.6);
    color: var(--_text);
    font-size: inherit;
  }
  .snippet {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 4px 12px;
    align-items: center;
  }
  .snippet label {
    font-weight: 600;
  }
  .snippet :is(textarea, p) {
    grid-column: 1 / -1;
  }
  .snippet textarea {
    width: 100%;
    box-sizing: border-box;
    padding: 8px 10px;
    border: 1px solid var(--_control-edge);
    border-radius: calc(var(--_radius) * 0.6);
    resize: vertical;
    color: inherit;
    background: var(--_sunken);
    font: var(--_small-size) / 1.5 var(--_mono);
    overflow-wrap: anywhere;
  }
  /* At hand wherever one has scrolled to: a frame may be low, and the dialog opens at its top. */
  .share-end {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    margin-block-end: -18px;
    padding-block: 10px 14px;
    background: var(--_surface);
  }
  .share-end .said {
    flex: 1 1 8.5em;
    min-height: 1.5em;
    color: var(--_success);
  }
  @media (pointer: coarse) {
    .snippet textarea {
      font-size: max(16px, 1em);
    }
  }
`;

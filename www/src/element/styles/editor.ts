/** The editor's frame, and the textarea that looks as the full editor does. */
import { css } from "lit";

export const editor = css`
  .fallback {
    flex: 1 1 auto;
    min-height: 0;
    width: 100%;
    margin: 0;
    padding: var(--_code-pad);
    padding-inline-start: calc(39px + 2.2em); /* where the full editor's text begins */
    border: none;
    outline: none;
    resize: none;
    color: var(--_text);
    background: transparent;
    font: var(--_code-size) / var(--_code-line) var(--_mono);
    tab-size: 4;
  }
  .cm-editor {
    flex: 1 1 auto;
    min-height: 0;
  }
`;

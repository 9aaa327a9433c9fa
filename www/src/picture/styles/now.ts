/** How the moment's lists look. */
import { css } from "lit";

export const now = css`
  .now {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(14em, 100%), 1fr));
    gap: 4px 20px;
    padding: 4px 14px;
  }
  .now .title {
    margin: 4px 0 2px;
    font-size: var(--_small-size);
    font-weight: 600;
    color: var(--_muted);
  }
  .now .wide {
    grid-column: 1 / -1;
  }
  .now ol,
  .now ul {
    margin: 0;
    padding: 0;
    /* Without a sign, and still a list to a screen reader. */
    list-style: "";
  }
  .now ul ul {
    margin-inline-start: 5px;
    padding-inline-start: 13px;
    border-inline-start: 1px solid var(--_edge-strong);
  }
  .now .alarm {
    margin: 2px 0 6px;
    padding: 5px 10px;
    border-inline-start: 3px solid var(--_error);
    background: var(--_error-soft);
    overflow-wrap: anywhere;
  }
  .now .mark {
    white-space: nowrap;
    color: var(--_error);
    font-weight: 600;
  }
  .now .mark::before {
    content: "";
    display: inline-block;
    width: 10px;
    height: 10px;
    margin-inline-end: 4px;
    background: var(--_error);
    forced-color-adjust: none;
    /* A stop sign; a warning sign for those behind it. */
    clip-path: polygon(30% 0, 70% 0, 100% 30%, 100% 70%, 70% 100%, 30% 100%, 0 70%, 0 30%);
  }
  .now .mark:not(.deadlock)::before {
    clip-path: polygon(50% 5%, 100% 95%, 0 95%);
  }
  .now li {
    overflow-wrap: anywhere;
  }
  .now .calls {
    display: block;
    margin-inline-start: 5px;
    color: var(--_muted);
  }
  .now .calls > * + *::before {
    content: " › ";
  }
  .now b {
    font-weight: 600;
  }
  .now .none,
  .now .rest {
    margin: 0;
    color: var(--_faint);
  }
  .picture .counts {
    margin: 0;
    padding: 4px 14px 12px;
    color: var(--_muted);
    font-size: var(--_small-size);
  }
`;

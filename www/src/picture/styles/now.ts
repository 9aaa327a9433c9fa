/** How the moment's lists look. */
import { css } from "lit";

export const now = css`
  .now {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
    gap: 4px 20px;
    padding: 4px 14px;
  }
  .now .title {
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
  .picture .counts {
    margin: 0;
    padding: 4px 14px 12px;
    color: var(--_muted);
    font-size: 0.8125rem;
  }
`;

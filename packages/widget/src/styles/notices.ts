import { css } from './sheets.js'

/** What is said in place of what couldn't be shown. */
export const notices = css`
  .notice {
    display: grid;
    gap: calc(3 * var(--_space));
    justify-items: start;
    align-content: start;
    max-width: 560px;
    width: 100%;
    margin-inline: auto;
    padding-block: 8px;
  }

  .notice p {
    color: var(--_muted);
  }
`

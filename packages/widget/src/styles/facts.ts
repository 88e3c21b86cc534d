import { css } from './sheets.js'

/** What is said of a booking. */
export const facts = css`
  .lead-text,
  dt {
    color: var(--_muted);
  }

  .done .heading {
    font-size: 1.75em;
  }

  .lead {
    display: grid;
    gap: calc(2 * var(--_space));
  }

  .facts {
    display: grid;
    border-block: 1px solid var(--_line);
  }

  .facts > div {
    display: grid;
    grid-template-columns: 4.5em 1fr;
    gap: calc(3 * var(--_space));
    padding-block: 14px;
  }

  .facts > div + div {
    border-top: 1px solid var(--_line);
  }

  dd {
    font-weight: 550;
  }
`

import { css } from 'lit'

/** What is said of a booking, and notices in place of one. */
export const facts = css`
  .notice {
    display: grid;
    gap: 12px;
    justify-items: start;
    align-content: start;
    max-width: 560px;
    width: 100%;
    margin-inline: auto;
    padding-block: 8px;
  }

  .notice p,
  .lead-text {
    color: var(--_muted);
    overflow-wrap: anywhere;
  }

  .done .heading {
    font-size: 1.75em;
  }

  .lead {
    display: grid;
    gap: 8px;
  }

  .facts {
    display: grid;
    border-block: 1px solid var(--_line);
  }

  .facts > div {
    display: grid;
    grid-template-columns: 4.5em 1fr;
    gap: 12px;
    padding-block: 14px;
  }

  .facts > div + div {
    border-top: 1px solid var(--_line);
  }

  dt {
    color: var(--_muted);
  }

  dd {
    font-weight: 550;
    overflow-wrap: anywhere;
  }

  .old-time {
    color: var(--_muted);
    font-weight: 400;
  }
`

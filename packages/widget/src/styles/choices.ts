import { css } from './sheets.js'

/** Services and people to choose from. */
export const choices = css`
  .choices {
    display: grid;
    gap: calc(2 * var(--_space));
  }

  .choice {
    display: grid;
    grid-template-columns: 1fr auto;
    column-gap: calc(4 * var(--_space));
    align-items: center;
    width: 100%;
    min-height: 64px;
    padding: 12px 20px;
  }

  .choice[aria-current] {
    border-color: var(--_accent-text);
    box-shadow: inset 0 0 0 1px var(--_accent-text);
  }

  .choice-facts,
  .choice-text {
    grid-column: 1 / -1;
  }
`

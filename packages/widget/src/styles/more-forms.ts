import { css } from './sheets.js'

/** Questions and guests. */
export const moreForms = css`
  select.input {
    appearance: none;
    padding-inline-end: 40px;
    text-overflow: ellipsis;
    background-image:
      linear-gradient(45deg, transparent 50%, var(--_muted) 50%),
      linear-gradient(-45deg, transparent 50%, var(--_muted) 50%);
    background-position:
      right 20px center,
      right 14px center;
    background-size: 6px 6px;
    background-repeat: no-repeat;
  }

  select.input:dir(rtl) {
    background-position:
      left 14px center,
      left 20px center;
  }

  .tick {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: calc(3 * var(--_space));
    align-items: start;
    min-height: 32px;
    padding-block: 4px;
    font-weight: 400;
    cursor: pointer;
  }

  .tick input {
    width: 20px;
    height: 20px;
    margin-top: 2px;
    accent-color: var(--_accent);
  }

  .guests {
    display: grid;
    gap: calc(3 * var(--_space));
    justify-items: start;
  }

  .guest {
    display: grid;
    grid-template-columns: 1fr auto;
    column-gap: calc(3 * var(--_space));
    width: 100%;
  }

  .guest .link {
    align-self: start;
    min-height: 48px;
    margin-top: calc(1.5em + 6px);
  }
`

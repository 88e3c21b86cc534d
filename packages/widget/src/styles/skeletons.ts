import { css } from './sheets.js'

/** What is on its way, at its final size. */
export const skeletons = css`
  .bone {
    border-radius: var(--_radius-small);
    background: var(--_bone);
  }

  .bone-heading {
    width: 60%;
    height: 28px;
  }

  .bone-choice {
    height: 76px;
  }

  .bone-month {
    display: grid;
    grid-template-columns: repeat(7, 32px);
    grid-auto-rows: 32px;
    gap: 16px 0;
    place-content: start space-around;
    height: 372px;
    padding-top: 92px;
  }

  .bone-facts {
    height: 290px;
  }

  .bone-title {
    width: 8em;
    height: 24px;
    margin-block: 10px -2px;
  }

  .bone-when {
    grid-column: 1 / -1;
    height: 98px;
  }

  .bone-line {
    width: 5em;
    height: 16px;
    margin-bottom: -6px;
  }

  .bone-field {
    height: 78px;
  }

  .bone-time {
    height: 44px;
  }
`

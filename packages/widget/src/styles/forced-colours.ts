import { css } from './sheets.js'

/** The visitor’s own colours, where the system forces them. */
export const forcedColours = css`
  @media (forced-colors: active) {
    .day[aria-pressed='true'],
    .time[aria-pressed='true'] {
      forced-color-adjust: none;
      color: HighlightText;
      background: Highlight;
      border-color: Highlight;
    }

    .dots i {
      background: CanvasText;
    }

    .day[aria-disabled] {
      color: GrayText;
    }

    .day.today {
      outline: 1px solid CanvasText;
      outline-offset: -2px;
    }

    .day.today:focus-visible,
    .day:focus-visible {
      outline: 2px solid Highlight;
      outline-offset: 2px;
    }
  }
`

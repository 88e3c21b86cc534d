import { css } from './sheets.js'

/** What only a booking that there is already has: the way to another time, and to none. */
export const managing = css`
  [data-subheading]:focus-visible {
    outline: none;
  }

  .subheading {
    font-weight: 650;
  }

  .old-time {
    color: var(--_muted);
    font-weight: 400;
  }

  .danger {
    color: var(--_on-danger);
    background: var(--_fault);
  }

  .danger:hover {
    background: color-mix(in srgb, var(--_fault) 88%, var(--_text));
  }

  .danger[aria-disabled] {
    cursor: progress;
    opacity: 0.75;
  }

  @media (forced-colors: active) {
    .danger:enabled {
      forced-color-adjust: none;
      color: HighlightText;
      background: Highlight;
      border-color: Highlight;
    }
  }
`

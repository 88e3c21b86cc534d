import { css } from './sheets.js'

/** The button that books or moves. */
export const deeds = css`
  .primary {
    width: 100%;
    color: var(--_on-accent);
    background: var(--_accent);
  }

  .primary:hover {
    background: color-mix(in srgb, var(--_accent) 90%, var(--_off-accent));
  }

  .primary:active {
    background: color-mix(in srgb, var(--_accent) 80%, var(--_off-accent));
  }

  .primary[aria-disabled] {
    cursor: progress;
    opacity: 0.75;
  }

  @media (forced-colors: active) {
    .primary:enabled {
      forced-color-adjust: none;
      color: HighlightText;
      background: Highlight;
      border-color: Highlight;
    }
  }
`

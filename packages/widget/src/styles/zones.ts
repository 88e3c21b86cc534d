import { css } from './sheets.js'

/** The list of time zones. */
export const zones = css`
  .zone-popup {
    position: fixed;
    inset: auto;
    top: 0;
    left: 0;
    width: min(360px, calc(100vw - 16px));
    max-height: 360px;
    margin: 0;
    padding: 8px;
    overflow: hidden;
    color: var(--_text);
    background: var(--_bg);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-small);
    box-shadow: var(--_shadow);
  }

  .zone-popup,
  .zone-popup:popover-open {
    display: flex;
    flex-direction: column;
    gap: calc(2 * var(--_space));
  }

  .zone-list {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }

  .zone-option {
    display: flex;
    justify-content: space-between;
    gap: calc(3 * var(--_space));
    align-items: center;
    min-height: 40px;
    padding: 4px 12px;
    border-radius: calc(var(--_radius-small) * 0.6);
    cursor: pointer;
    color: var(--_text);
  }

  .zone-option > :first-child {
    min-width: 0;
    hyphens: auto;
  }

  .zone-option:hover {
    background: var(--_hover);
  }

  .zone-option.active {
    background: var(--_press);
  }

  .zone-option[aria-selected='true'] {
    font-weight: 650;
  }

  .offset {
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }

  .zone-none {
    padding: 8px 12px;
  }

  @media (forced-colors: active) {
    .zone-option.active,
    .zone-option.active .quiet {
      forced-color-adjust: none;
      color: HighlightText;
      background: Highlight;
    }
  }
`

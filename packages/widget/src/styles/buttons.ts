import { css } from './sheets.js'

/** Buttons and links. */
export const buttons = css`
  .primary,
  .secondary,
  .danger {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-height: 48px;
    padding: 8px 20px;
    border: 1px solid transparent;
    border-radius: var(--_radius-small);
    font-weight: 600;
    text-align: center;
    text-decoration: none;
  }

  .secondary {
    min-height: 44px;
    padding-inline: 16px;
    color: var(--_text);
    background: var(--_surface);
    border-color: var(--_edge);
  }

  .choice,
  .time {
    border: 1px solid var(--_line);
    border-radius: var(--_radius-small);
    background: var(--_surface);
  }

  .secondary:hover,
  .choice:hover,
  .time:hover {
    background: var(--_hover);
    border-color: var(--_accent-text);
  }

  .secondary:active,
  .choice:active,
  .time:active {
    background: var(--_press);
  }

  .link {
    display: inline-block;
    min-height: 32px;
    justify-self: start;
    color: var(--_accent-text);
    font-weight: 500;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
  }

  .link:hover {
    text-decoration-thickness: 2px;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(3 * var(--_space));
  }

  .actions > * {
    flex: 1 1 auto;
  }
`

import { css } from 'lit'

export const controls = css`
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

  .primary {
    width: 100%;
    color: var(--_on-accent);
    background: var(--_accent);
  }

  .primary:hover {
    background: color-mix(in srgb, var(--_accent) 90%, var(--_text));
  }

  .primary:active {
    background: color-mix(in srgb, var(--_accent) 80%, var(--_text));
  }

  .danger {
    color: var(--_on-danger);
    background: var(--_danger);
  }

  .danger:hover {
    background: color-mix(in srgb, var(--_danger) 88%, var(--_text));
  }

  .primary[aria-disabled],
  .danger[aria-disabled] {
    cursor: progress;
    opacity: 0.75;
  }

  .secondary {
    min-height: 44px;
    padding-inline: 16px;
    color: var(--_text);
    background: var(--_surface);
    border-color: var(--_edge);
  }

  .secondary:hover {
    background: var(--_hover);
    border-color: var(--_accent-text);
  }

  .secondary:active {
    background: var(--_press);
  }

  .link {
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

  .choices {
    display: grid;
    gap: 8px;
  }

  .choice {
    display: grid;
    grid-template-columns: 1fr auto;
    column-gap: 16px;
    align-items: center;
    width: 100%;
    min-height: 64px;
    padding: 12px 20px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-small);
    background: var(--_surface);
  }

  .choice:hover {
    background: var(--_hover);
    border-color: var(--_accent-text);
  }

  .choice:active {
    background: var(--_press);
  }

  .choice[aria-current] {
    border-color: var(--_accent-text);
    box-shadow: inset 0 0 0 1px var(--_accent-text);
  }

  .choice-name {
    font-weight: 650;
    overflow-wrap: anywhere;
  }

  .choice-facts,
  .choice-text {
    grid-column: 1 / -1;
    color: var(--_muted);
    font-size: 0.9375em;
  }

  .form {
    display: grid;
    gap: 20px;
  }

  .field {
    display: grid;
    gap: 6px;
  }

  label {
    font-weight: 550;
  }

  .input {
    width: 100%;
    min-height: 48px;
    padding: 10px 14px;
    color: var(--_text);
    background: var(--_surface);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius-small);
  }

  textarea.input {
    display: block;
    min-height: 76px;
    resize: vertical;
  }

  .input:hover {
    border-color: var(--_muted);
  }

  .input:focus-visible {
    outline-offset: 0;
    border-color: transparent;
  }

  .input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .input[aria-invalid] {
    border-color: var(--_fault);
    box-shadow: inset 0 0 0 1px var(--_fault);
  }

  .fault {
    color: var(--_fault);
    font-size: 0.9375em;
  }

  .trouble {
    display: grid;
    gap: 12px;
    padding: 16px;
    border-radius: var(--_radius-small);
    background: color-mix(in srgb, var(--_fault) 8%, var(--_bg));
  }

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

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
  }

  .actions > * {
    flex: 1 1 auto;
  }

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

  .bone-line {
    width: 5em;
    height: 16px;
    margin-bottom: -6px;
  }

  .bone-time {
    height: 44px;
  }

  @media (forced-colors: active) {
    .day[aria-pressed='true'],
    .time[aria-pressed='true'],
    .zone-option.active,
    .primary,
    .danger {
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

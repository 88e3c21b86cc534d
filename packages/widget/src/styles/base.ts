import { css } from './sheets.js'

export const base = css`
  :host {
    display: block;
    min-width: 0;
    max-width: 100%;
  }

  /*
   * The page's rules for all of its elements go over those for the host, and can't reach in here. What comes down from
   * it ends here, but for its font, how smoothly and how large that is drawn, and whether anything is there at all.
   */
  .container {
    all: initial;
    display: block;
    visibility: inherit;
    pointer-events: inherit;
    color-scheme: inherit;
    -webkit-font-smoothing: inherit;
    -webkit-text-size-adjust: inherit;
    /* Here, the initial value would be the page's. */
    user-select: text;
    container-type: inline-size;
    /* A container has no width of its own, and would be nothing where a page asks for that: floated, in a flex box. */
    contain-intrinsic-inline-size: 1040px;
    font-family: var(--booking-font, inherit);
    /* Pages that set 62.5% on the root mean no smaller text by it. */
    font-size: var(--booking-font-size, max(16px, 1rem));
    line-height: 1.5;
    color: var(--_text);
    -webkit-tap-highlight-color: transparent;
  }

  :host([hidden]) {
    display: none;
  }

  * {
    box-sizing: border-box;
  }

  .frame {
    position: relative;
    max-width: 1040px;
    margin-inline: auto;
    padding: var(--_pad);
    overflow-wrap: anywhere;
    background: var(--_bg);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }

  h2,
  h3,
  h4,
  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
    font-size: inherit;
    font-weight: inherit;
  }

  ul {
    list-style: none;
  }

  button,
  input,
  select,
  textarea {
    font: inherit;
    letter-spacing: inherit;
    color: inherit;
    margin: 0;
  }

  button {
    appearance: none;
    padding: 0;
    background: none;
    border: 0;
    text-align: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }

  [aria-disabled='true'] {
    cursor: default;
  }

  /* Focus is led to headings to be read out; nothing can be pressed, so nothing lights up. */
  :focus,
  [data-heading]:focus-visible {
    outline: none;
  }

  :focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: 2px;
  }

  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .heading {
    font-size: 1.375em;
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.012em;
    text-wrap: balance;
  }

  .notice-title,
  .choice-name,
  .chosen-service,
  .month-title,
  .day-title {
    font-weight: 650;
  }

  .choice-facts,
  .choice-text,
  .chosen-facts,
  .zone {
    color: var(--_muted);
    font-size: 0.9375em;
  }

  /* Over the frame's padding: nothing moves for it. */
  .slow {
    position: absolute;
    inset-inline: 0;
    bottom: 0;
    padding: 2px var(--_pad);
    border-radius: var(--_radius);
    font-size: 0.875em;
    text-align: center;
    color: var(--_muted);
    background: var(--_bg);
  }

  .demo {
    margin-top: calc(4 * var(--_space));
    font-size: 0.875em;
  }

  .quiet {
    color: var(--_muted);
    font-weight: 400;
  }

  .figures {
    font-variant-numeric: tabular-nums;
  }

  .chevron {
    display: block;
  }

  .chevron-forward,
  .chevron-back:dir(rtl) {
    transform: scaleX(-1);
  }

  .chevron-forward:dir(rtl) {
    transform: none;
  }

  @media (prefers-reduced-motion: no-preference) {
    button,
    a,
    .input {
      transition:
        background-color 150ms,
        border-color 150ms,
        color 150ms,
        opacity 150ms;
    }

    .layout > *,
    .trouble {
      animation: arrive 150ms ease-out;
    }

    .bone,
    .pending .number {
      animation: wait 1.4s ease-in-out infinite alternate;
    }
  }

  @keyframes arrive {
    from {
      opacity: 0;
    }
  }

  @keyframes wait {
    from {
      opacity: 1;
    }
    to {
      opacity: 0.45;
    }
  }
`

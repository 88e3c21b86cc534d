import { css } from './sheets.js'

/** One column, from 320 px on; three of them from 720 px. */
export const layout = css`
  .layout {
    display: grid;
    gap: calc(4 * var(--_space));
    align-content: start;
    /* What follows on a phone's page is below its screen, and isn't seen to move when services or times come. */
    min-height: var(--_least, min(100svh, 640px));
  }

  ::slotted([slot='header']) {
    margin-bottom: 16px;
  }

  .summary {
    display: grid;
    grid-template-columns: auto 1fr;
    column-gap: var(--_space);
    row-gap: calc(3 * var(--_space));
    align-items: start;
    padding-bottom: 16px;
    border-bottom: 1px solid var(--_line);
  }

  .chosen {
    grid-column: 2;
    min-width: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: calc(2 * var(--_space));
    padding-block: 10px;
  }

  .chosen:first-child {
    grid-column: 1 / -1;
    padding-block: 0;
  }

  .chosen-when {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(3 * var(--_space));
    justify-content: space-between;
    align-items: center;
    padding: 12px 16px;
    border-radius: var(--_radius-small);
    background: var(--_hover);
  }

  .hold {
    flex-basis: 100%;
    min-height: 1.5em;
    font-size: 0.875em;
    font-weight: 400;
    color: var(--_muted);
  }

  .back {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-width: 44px;
    min-height: 44px;
    margin-inline-start: -12px;
    border-radius: var(--_radius-small);
    color: var(--_muted);
  }

  .back:hover {
    color: var(--_text);
    background: var(--_hover);
  }

  .back:active {
    background: var(--_press);
  }

  .back-word {
    display: none;
  }

  .narrow-column {
    display: grid;
    gap: calc(5 * var(--_space));
    min-width: 0;
    width: 100%;
    max-width: 560px;
    margin-inline: auto;
    align-content: start;
  }

  .time-step {
    display: grid;
    gap: calc(4 * var(--_space));
    min-width: 0;
  }

  .heading-row {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space)) calc(4 * var(--_space));
    align-items: center;
    justify-content: space-between;
  }

  .calendar {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(6 * var(--_space));
    min-width: 0;
  }

  .times {
    display: grid;
    gap: calc(4 * var(--_space));
    align-content: start;
    /* A day's worth: what stands below doesn't move with each day. */
    min-height: 312px;
  }

  .below {
    display: grid;
    gap: calc(3 * var(--_space));
    padding-top: 12px;
    border-top: 1px solid var(--_line);
  }

  /* The smallest phones: seven days of 44 px reach nearly from edge to edge. */
  @container (max-width: 374px) {
    .frame {
      --_pad: var(--booking-padding, calc(4 * var(--_space)));
    }

    table {
      width: calc(100% + 28px);
      margin-inline: -14px;
    }
  }

  @container (min-width: 720px) {
    .frame {
      --_pad: var(--booking-padding, calc(8 * var(--_space)));
    }

    .layout {
      grid-template-columns: minmax(0, 1fr) minmax(0, 3.2fr);
      gap: calc(8 * var(--_space));
      align-content: stretch;
      /* As tall as the month: what follows on the page stays where it is from step to step. */
      min-height: 480px;
    }

    .summary ~ .narrow-column {
      margin-inline: 0;
    }

    .layout > :only-child,
    .layout > .narrow-column:first-child,
    .layout > .narrow-column:first-child ~ * {
      grid-column: 1 / -1;
    }

    .summary {
      grid-template-columns: 1fr;
      align-content: start;
      row-gap: calc(4 * var(--_space));
      padding: 0;
      padding-inline-end: 24px;
      border: 0;
      border-inline-end: 1px solid var(--_line);
    }

    .summary > * {
      grid-column: 1;
    }

    .chosen {
      display: block;
      padding: 0;
    }

    .chosen-service {
      font-size: 1.125em;
      line-height: 1.3;
      margin-bottom: 8px;
    }

    .chosen-when {
      display: grid;
      justify-items: start;
      gap: var(--_space);
    }

    .back {
      justify-self: start;
      gap: var(--_space);
      padding-inline: 8px 14px;
      margin-block: -10px 0;
    }

    .back-word {
      display: inline;
    }

    .calendar {
      grid-template-columns: minmax(308px, 1.35fr) minmax(156px, 1fr);
      gap: calc(8 * var(--_space));
    }

    .times {
      overflow-y: auto;
      overscroll-behavior: contain;
      scrollbar-width: thin;
      /* As tall as the month beside it, whatever the day holds. */
      height: 0;
      min-height: 100%;
      /* Room for focus rings, which the scrolling edge would cut. */
      padding: 4px;
      margin: -4px;
    }
  }
`

import { css } from './sheets.js'

export const calendar = css`
  .month-bar {
    display: flex;
    align-items: center;
    gap: var(--_space);
    margin-bottom: 8px;
  }

  .month-title {
    flex: 1;
    min-width: 0;
    font-size: min(1em, 7.5cqi);
  }

  .month-bar .round:first-child {
    order: 1;
  }

  .month-bar .round:last-child {
    order: 2;
  }

  .round {
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    border-radius: 50%;
  }

  .round[aria-disabled] {
    color: var(--_muted);
    opacity: 0.45;
  }

  table {
    width: 100%;
    border-collapse: collapse;
    table-layout: fixed;
  }

  th {
    height: 32px;
    padding: 0;
    /* A seventh of the width has to do, however large the text is. */
    font-size: min(0.8125em, 4cqi);
    font-weight: 500;
    color: var(--_muted);
    text-align: center;
    overflow: hidden;
  }

  td {
    height: 48px;
    padding: 0;
    text-align: center;
  }

  .day {
    position: relative;
    display: grid;
    place-items: center;
    width: 100%;
    max-width: 52px;
    height: 44px;
    margin-inline: auto;
    border-radius: var(--_radius-small);
    font-size: min(1em, 6.5cqi);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  :is(.day, .round):hover:not([aria-disabled], [aria-pressed='true']) {
    background: var(--_hover);
  }

  :is(.day, .round):active:not([aria-disabled], [aria-pressed='true']) {
    background: var(--_press);
  }

  .day[aria-disabled] {
    color: var(--_muted);
    font-weight: 400;
  }

  .day.today {
    box-shadow: inset 0 0 0 1.5px var(--_edge);
  }

  .day[aria-pressed='true'],
  .time[aria-pressed='true'] {
    color: var(--_on-accent);
    background: var(--_accent);
    border-color: var(--_accent);
    box-shadow: none;
  }

  .day .number {
    line-height: 1;
    transform: translateY(-3px);
  }

  .day[aria-disabled] .number {
    transform: none;
  }

  .dots {
    position: absolute;
    inset-inline: 0;
    bottom: 7px;
    display: flex;
    justify-content: center;
    gap: 3px;
  }

  .dots i {
    width: 4px;
    height: 4px;
    border-radius: 50%;
    background: var(--_accent-text);
  }

  .day[aria-pressed='true'] .dots i {
    background: currentColor;
  }

  .day-title {
    line-height: 44px;
    margin-bottom: -12px;
  }

  .part-of-day {
    margin-bottom: 8px;
    font-size: 0.875em;
    color: var(--_muted);
  }

  .time-list,
  .alternatives {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(5.25em, 1fr));
    gap: calc(2 * var(--_space));
  }

  .alternatives {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 12em), 1fr));
  }

  .time {
    min-height: 44px;
    padding: 4px;
    font-size: 0.9375em;
    font-weight: 550;
    font-variant-numeric: tabular-nums;
    text-align: center;
  }

  .seats {
    display: block;
    font-size: 0.8125em;
    font-weight: 400;
    line-height: 1.2;
    color: var(--_muted);
  }

  .time[aria-pressed='true'] .seats {
    color: inherit;
  }

  .durations {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
  }

  .durations .time {
    padding-inline: 16px;
  }

  .empty {
    padding-top: 10px;
  }

  .times > .secondary {
    justify-self: start;
  }

  .elsewhere {
    font-weight: 600;
  }

  .zone {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: calc(2 * var(--_space));
  }
`

import { css } from 'lit'

export const calendar = css`
  .month-bar {
    display: flex;
    align-items: center;
    gap: 4px;
    margin-bottom: 8px;
  }

  .month-title {
    flex: 1;
    font-weight: 650;
    text-align: start;
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
    color: var(--text);
  }

  .round:hover:not([aria-disabled]) {
    background: var(--hover);
  }

  .round:active:not([aria-disabled]) {
    background: var(--press);
  }

  .round[aria-disabled] {
    color: var(--muted);
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
    font-size: 0.8125em;
    font-weight: 500;
    color: var(--muted);
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
    border-radius: var(--radius-small);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .day:hover:not([aria-disabled]) {
    background: var(--hover);
  }

  .day:active:not([aria-disabled]) {
    background: var(--press);
  }

  .day[aria-disabled] {
    color: var(--muted);
    font-weight: 400;
  }

  .day.today {
    box-shadow: inset 0 0 0 1.5px var(--edge);
  }

  .day[aria-pressed='true'] {
    color: var(--on-accent);
    background: var(--accent);
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
    background: var(--accent-text);
  }

  .day[aria-pressed='true'] .dots i {
    background: currentColor;
  }

  .day-title {
    font-weight: 650;
    line-height: 44px;
    margin-bottom: -12px;
  }

  .part-of-day {
    margin-bottom: 8px;
    font-size: 0.875em;
    color: var(--muted);
  }

  .time-list,
  .alternatives {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(5.25em, 1fr));
    gap: 8px;
  }

  .alternatives {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 12em), 1fr));
  }

  .time {
    min-height: 44px;
    padding: 4px;
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    background: var(--surface);
    font-size: 0.9375em;
    font-weight: 550;
    font-variant-numeric: tabular-nums;
    text-align: center;
  }

  .time:hover {
    border-color: var(--accent-text);
    background: var(--hover);
  }

  .time:active {
    background: var(--press);
  }

  .time[aria-pressed='true'] {
    color: var(--on-accent);
    background: var(--accent);
    border-color: var(--accent);
  }

  .empty {
    padding-top: 10px;
  }

  .times > .secondary {
    justify-self: start;
  }

  .zone {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 8px;
    font-size: 0.9375em;
    color: var(--muted);
  }

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
    color: var(--text);
    background: var(--bg);
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    box-shadow: var(--shadow);
  }

  .zone-popup,
  .zone-popup:popover-open {
    display: flex;
    flex-direction: column;
    gap: 8px;
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
    gap: 12px;
    align-items: center;
    min-height: 40px;
    padding: 4px 12px;
    border-radius: calc(var(--radius-small) * 0.6);
    cursor: pointer;
    color: var(--text);
  }

  .zone-option:hover {
    background: var(--hover);
  }

  .zone-option.active {
    background: var(--press);
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
`

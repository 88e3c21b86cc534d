import { css } from 'lit'

/** Fields, what is wrong with them, and what stands in the way of sending them. */
export const forms = css`
  .form {
    display: grid;
    gap: calc(5 * var(--_space));
  }

  .field {
    display: grid;
    gap: 6px;
  }

  label,
  .label {
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

  select.input {
    appearance: none;
    padding-inline-end: 40px;
    text-overflow: ellipsis;
    background-image:
      linear-gradient(45deg, transparent 50%, var(--_muted) 50%),
      linear-gradient(-45deg, transparent 50%, var(--_muted) 50%);
    background-position:
      right 20px center,
      right 14px center;
    background-size: 6px 6px;
    background-repeat: no-repeat;
  }

  select.input:dir(rtl) {
    background-position:
      left 14px center,
      left 20px center;
  }

  /* An address runs from left to right, and stands where the others begin. */
  .frame[dir='rtl'] .input[dir='ltr'] {
    text-align: end;
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

  .tick {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: calc(3 * var(--_space));
    align-items: start;
    min-height: 32px;
    padding-block: 4px;
    font-weight: 400;
    cursor: pointer;
  }

  .tick input {
    width: 20px;
    height: 20px;
    margin-top: 2px;
    accent-color: var(--_accent);
  }

  .guests {
    display: grid;
    gap: calc(3 * var(--_space));
    justify-items: start;
  }

  .guest {
    display: grid;
    grid-template-columns: 1fr auto;
    column-gap: calc(3 * var(--_space));
    width: 100%;
  }

  .guest .link {
    align-self: start;
    min-height: 48px;
    margin-top: calc(1.5em + 6px);
  }

  /* Nobody sees it; a bot that fills in what has a name does. */
  .trap {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  .fault {
    color: var(--_fault);
    font-size: 0.9375em;
  }

  .trouble {
    display: grid;
    gap: calc(3 * var(--_space));
    padding: 16px;
    border-radius: var(--_radius-small);
    background: color-mix(in srgb, var(--_fault) 8%, var(--_bg));
  }
`

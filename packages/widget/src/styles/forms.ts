import { css } from './sheets.js'

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

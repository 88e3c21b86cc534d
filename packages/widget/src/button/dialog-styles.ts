/** The dialog around the widget, which brings styles of its own; the colours are the button's. */
export const styles = `
:host {
  --_text: var(--booking-text, #17211f);
  --_bg: var(--booking-background, #fff);
}

:host([theme='dark']) {
  --_text: var(--booking-text, #e9efed);
  --_bg: var(--booking-background, #141a19);
}

@media (prefers-color-scheme: dark) {
  :host(:not([theme='light'])) {
    --_text: var(--booking-text, #e9efed);
    --_bg: var(--booking-background, #141a19);
  }
}

dialog {
  box-sizing: border-box;
  width: min(1040px, 100% - 32px);
  max-height: calc(100% - 32px);
  padding: 0;
  overflow: auto;
  overscroll-behavior: contain;
  /* Whatever becomes of what is around it, such as a menu that goes away as it is pressed. */
  visibility: visible;
  pointer-events: auto;
  color: var(--_text);
  background: var(--_bg);
  /* Drawn where the page's colours aren't. */
  border: 1px solid transparent;
  border-radius: var(--booking-radius, 16px);
  box-shadow: 0 16px 64px rgb(0 0 0 / 32%);
}

/* It has no page to hold still. */
booking-widget {
  --_least: 0px;
}

dialog:focus {
  outline: none;
}

dialog::backdrop {
  background: rgb(0 0 0 / 48%);
}

.bar {
  position: sticky;
  top: 0;
  z-index: 1;
  display: flex;
  justify-content: flex-end;
  padding: 8px 8px 0;
  background: var(--_bg);
}

.close {
  display: grid;
  place-items: center;
  width: 44px;
  min-height: 44px;
  padding: 0;
  color: inherit;
  background: none;
  border-radius: 50%;
}

.close:hover {
  background: color-mix(in srgb, var(--_accent) 12%, var(--_bg));
}

booking-widget::part(frame) {
  max-width: none;
  padding-block-start: 8px;
  border: 0;
  border-radius: 0;
}

@media (max-width: 640px) {
  dialog {
    width: 100%;
    max-width: none;
    height: 100%;
    max-height: none;
    margin: 0;
    padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);
    border-radius: 0;
  }
}

@media (prefers-reduced-motion: no-preference) {
  dialog[open] {
    animation: arrive 150ms ease-out;
  }
}

@keyframes arrive {
  from {
    opacity: 0;
    transform: translateY(8px);
  }
}
`

/** Of a button that its page doesn't display, the dialog alone: over what the page says, and over the button's own. */
export const shownAlone = `
:host {
  display: contents !important;
}

[part='button'] {
  display: none;
}
`

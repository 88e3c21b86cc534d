/** The button, and the dialog around the widget, which brings styles of its own. The defaults are the widget's. */
export const styles = `
:host {
  display: inline-block;
  --_accent: var(--booking-accent, #0d6557);
  --_on-accent: var(--booking-on-accent, #fff);
  --_text: var(--booking-text, #17211f);
  --_bg: var(--booking-background, #fff);
  --_radius: var(--booking-radius, 16px);
}

:host([theme='dark']) {
  --_accent: var(--booking-accent, #68cdb6);
  --_on-accent: var(--booking-on-accent, #06211b);
  --_text: var(--booking-text, #e9efed);
  --_bg: var(--booking-background, #141a19);
}

@media (prefers-color-scheme: dark) {
  :host(:not([theme='light'])) {
    --_accent: var(--booking-accent, #68cdb6);
    --_on-accent: var(--booking-on-accent, #06211b);
    --_text: var(--booking-text, #e9efed);
    --_bg: var(--booking-background, #141a19);
  }
}

:host([hidden]) {
  display: none;
}

:host([float]) {
  position: fixed;
  inset-block-end: max(20px, env(safe-area-inset-bottom));
  inset-inline-end: max(20px, env(safe-area-inset-left), env(safe-area-inset-right));
  z-index: 2147483000;
}

button {
  min-height: 48px;
  padding: 8px 20px;
  font: inherit;
  font-weight: 600;
  color: var(--_on-accent);
  background: var(--_accent);
  border: 1px solid transparent;
  border-radius: calc(var(--_radius) * 0.625);
  cursor: pointer;
  touch-action: manipulation;
}

@supports (color: color(from white xyz-d65 x y z)) {
  button {
    --_flip: clamp(0, (0.179 - y) * 10000, 1);
    color: var(
      --booking-on-accent,
      color(from var(--_accent) xyz-d65 calc(var(--_flip) * 0.9505) var(--_flip) calc(var(--_flip) * 1.089))
    );
  }
}

button:hover {
  background: color-mix(in srgb, var(--_accent) 90%, var(--_text));
}

:focus-visible {
  outline: 2px solid var(--_accent);
  outline-offset: 2px;
}

:host([float]) .open {
  border-radius: 999px;
  box-shadow: 0 8px 28px rgb(0 0 0 / 24%);
}

dialog {
  box-sizing: border-box;
  width: min(1040px, 100vw - 32px);
  max-height: calc(100dvh - 32px);
  padding: 0;
  overflow: auto;
  overscroll-behavior: contain;
  color: var(--_text);
  background: var(--_bg);
  border: 0;
  border-radius: var(--_radius);
  box-shadow: 0 16px 64px rgb(0 0 0 / 32%);
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

.waiting {
  display: grid;
  place-content: center;
  justify-items: center;
  gap: 16px;
  min-height: 480px;
  padding: 20px;
  text-align: center;
}

booking-widget::part(frame) {
  max-width: none;
  padding-block-start: 8px;
  border: 0;
  border-radius: 0;
}

@media (max-width: 640px) {
  dialog {
    width: 100vw;
    max-width: none;
    height: 100dvh;
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

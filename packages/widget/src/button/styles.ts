/** The button, without what comes with the dialog. The defaults are the widget's. */
export const styles = `
:host {
  display: inline-block;
  --_accent: var(--booking-accent, #0d6557);
  --_on-accent: var(--booking-on-accent, #fff);
}

:host([theme='dark']) {
  --_accent: var(--booking-accent, #68cdb6);
  --_on-accent: var(--booking-on-accent, #06211b);
}

@media (prefers-color-scheme: dark) {
  :host(:not([theme='light'])) {
    --_accent: var(--booking-accent, #68cdb6);
    --_on-accent: var(--booking-on-accent, #06211b);
  }
}

:host([hidden]) {
  display: none;
}

:host([float]) {
  position: fixed;
  inset-block-end: max(20px, env(safe-area-inset-bottom));
  inset-inline-end: max(20px, env(safe-area-inset-left), env(safe-area-inset-right));
  z-index: 999999999;
}

button {
  min-height: 48px;
  padding: 8px 20px;
  /* Of the page's text, its font comes in. */
  font: 600 var(--booking-font-size, max(16px, 1rem)) x;
  font-family: var(--booking-font, inherit);
  white-space: normal;
  color: var(--_on-accent);
  background: var(--_accent);
  border: 1px solid #0000;
  border-radius: calc(var(--booking-radius, 16px) * 0.625);
  cursor: pointer;
}

@supports (color: color(from white xyz x y z)) {
  button {
    --_flip: clamp(0, (0.179 - y) * 1e4, 1);
    color: var(
      --booking-on-accent,
      color(from var(--_accent) xyz calc(var(--_flip) * 0.9505) var(--_flip) calc(var(--_flip) * 1.089))
    );
  }
}

button:hover {
  background: color-mix(in srgb, var(--_accent) 90%, canvastext);
}

:focus-visible {
  outline: 2px solid var(--_accent);
  outline-offset: 2px;
}

:host([float]) [part='button'] {
  border-radius: 999px;
  box-shadow: 0 8px 20px #0004;
}

[aria-busy] {
  cursor: progress;
  opacity: 0.6;
}
`

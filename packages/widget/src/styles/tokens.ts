import { css } from './sheets.js'

// What the page may set has the prefix --booking-; ours begin with an underscore, as they stand on the host, where a
// page's own --line would otherwise meet them. Space is on a 4 px grid, which
// --booking-density stretches or tightens.

const light = css`
  color-scheme: light;
  --_accent: var(--booking-accent, #0d6557);
  --_accent-text: var(--_accent);
  --_text: var(--booking-text, #17211f);
  --_muted: var(--booking-muted, #586662);
  --_bg: var(--booking-background, #ffffff);
  --_surface: var(--booking-surface, #ffffff);
  --_line: var(--booking-line, #dde3e1);
  --_edge: var(--booking-edge, #87938f);
  --_hover: color-mix(in srgb, var(--_accent) 9%, var(--_bg));
  --_press: color-mix(in srgb, var(--_accent) 17%, var(--_bg));
  --_fault: #b3261e;
  --_on-danger: #ffffff;
  --_bone: #eceeed;
  --_shadow: 0 8px 28px rgb(15 35 30 / 14%);
`

const dark = css`
  color-scheme: dark;
  --_accent: var(--booking-accent, #68cdb6);
  --_accent-text: var(--booking-accent, #7fd9c4);
  --_text: var(--booking-text, #e9efed);
  --_muted: var(--booking-muted, #a3b1ad);
  --_bg: var(--booking-background, #141a19);
  --_surface: var(--booking-surface, #1b2322);
  --_line: var(--booking-line, #2c3735);
  --_edge: var(--booking-edge, #74827e);
  --_hover: color-mix(in srgb, var(--_accent) 14%, var(--_bg));
  --_press: color-mix(in srgb, var(--_accent) 24%, var(--_bg));
  --_fault: #ffb4a9;
  --_on-danger: #48100b;
  --_bone: #232d2b;
  --_shadow: 0 12px 36px rgb(0 0 0 / 50%);
`

/** An owner's one accent is for white pages; on dark it is lifted until it can be read. Nobody sees through it. */
const lifted = css`
  @supports (color: oklch(from white l c h)) {
    --_accent: oklch(from var(--booking-accent, #68cdb6) max(l, 0.68) c h / 1);
    --_accent-text: oklch(from var(--booking-accent, #7fd9c4) max(l, 0.78) c h / 1);
  }
`

const lowered = css`
  @supports (color: oklch(from white l c h)) {
    --_accent: oklch(from var(--booking-accent, #0d6557) l c h / 1);
    --_accent-text: oklch(from var(--booking-accent, #0d6557) min(l, 0.5) c h / 1);
  }
`

export const tokens = css`
  :host {
    ${light}
    ${lowered}
    --_radius: var(--booking-radius, 16px);
    --_radius-small: calc(var(--_radius) * 0.625);
    --_space: calc(4px * var(--booking-density, 1));
    --_pad: var(--booking-padding, calc(5 * var(--_space)));
    --_on-accent: var(--booking-on-accent, #ffffff);
    --_off-accent: var(--_accent);
  }

  :host([theme='dark']) {
    ${dark}
    ${lifted}
    --_on-accent: var(--booking-on-accent, #06211b);
  }

  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) {
      ${dark}
      ${lifted}
      --_on-accent: var(--booking-on-accent, #06211b);
    }
  }

  /* Black or white, whichever has the better contrast on the accent: the two meet at a luminance of 0.179. */
  @supports (color: color(from white xyz-d65 x y z)) {
    .frame {
      /* As most screens show it, however vivid it was meant. */
      --_shown: color(from var(--_accent) srgb clamp(0, r, 1) clamp(0, g, 1) clamp(0, b, 1));
      --_flip: clamp(0, (0.179 - y) * 10000, 1);
      --_on-accent: var(
        --booking-on-accent,
        color(from var(--_shown) xyz-d65 calc(var(--_flip) * 0.9505) var(--_flip) calc(var(--_flip) * 1.089))
      );
      /* The other one: what a pressed accent moves towards, away from its text. */
      --_off-accent: color(
        from var(--_shown) xyz-d65 calc((1 - var(--_flip)) * 0.9505) calc(1 - var(--_flip))
          calc((1 - var(--_flip)) * 1.089)
      );
    }
  }
`

import { css } from 'lit'

// What the page may set has the prefix --booking-; the short names are ours. Space is on a 4 px grid.

const light = css`
  color-scheme: light;
  --accent: var(--booking-accent, #0d6557);
  --accent-text: var(--booking-accent, #0d6557);
  --text: var(--booking-text, #17211f);
  --muted: var(--booking-muted, #586662);
  --bg: var(--booking-background, #ffffff);
  --surface: var(--booking-surface, #ffffff);
  --line: var(--booking-line, #dde3e1);
  --edge: var(--booking-edge, #87938f);
  --hover: color-mix(in srgb, var(--accent) 9%, var(--bg));
  --press: color-mix(in srgb, var(--accent) 17%, var(--bg));
  --fault: #b3261e;
  --danger: #b3261e;
  --on-danger: #ffffff;
  --bone: #eceeed;
  --shadow: 0 8px 28px rgb(15 35 30 / 14%);
`

const dark = css`
  color-scheme: dark;
  --accent: var(--booking-accent, #68cdb6);
  --accent-text: var(--booking-accent, #7fd9c4);
  --text: var(--booking-text, #e9efed);
  --muted: var(--booking-muted, #a3b1ad);
  --bg: var(--booking-background, #141a19);
  --surface: var(--booking-surface, #1b2322);
  --line: var(--booking-line, #2c3735);
  --edge: var(--booking-edge, #74827e);
  --hover: color-mix(in srgb, var(--accent) 14%, var(--bg));
  --press: color-mix(in srgb, var(--accent) 24%, var(--bg));
  --fault: #ffb4a9;
  --danger: #ffb4a9;
  --on-danger: #48100b;
  --bone: #232d2b;
  --shadow: 0 12px 36px rgb(0 0 0 / 50%);
`

/** An owner's one accent is for white pages; on dark it is lifted until it can be read. */
const lifted = css`
  @supports (color: oklch(from white l c h)) {
    --accent: oklch(from var(--booking-accent, #68cdb6) max(l, 0.68) c h);
    --accent-text: oklch(from var(--booking-accent, #7fd9c4) max(l, 0.78) c h);
  }
`

const lowered = css`
  @supports (color: oklch(from white l c h)) {
    --accent-text: oklch(from var(--booking-accent, #0d6557) min(l, 0.5) c h);
  }
`

export const tokens = css`
  :host {
    ${light}
    ${lowered}
    --radius: var(--booking-radius, 16px);
    --radius-small: calc(var(--radius) * 0.625);
    --pad: var(--booking-padding, 20px);
    --on-accent: var(--booking-on-accent, #ffffff);
  }

  :host([theme='dark']) {
    ${dark}
    ${lifted}
    --on-accent: var(--booking-on-accent, #06211b);
  }

  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) {
      ${dark}
      ${lifted}
      --on-accent: var(--booking-on-accent, #06211b);
    }
  }

  /* Black or white, whichever has the better contrast on the accent: the two meet at a luminance of 0.179. */
  @supports (color: color(from white xyz-d65 x y z)) {
    .frame {
      --flip: clamp(0, (0.179 - y) * 10000, 1);
      --on-accent: var(
        --booking-on-accent,
        color(from var(--accent) xyz-d65 calc(var(--flip) * 0.9505) var(--flip) calc(var(--flip) * 1.089))
      );
    }
  }
`

import type { Appearance } from '@openslot/core/wire'
import { entriesOf } from './look.js'

export const WAYS = ['script', 'button', 'npm', 'frame', 'link'] as const
/** How customers get from a site to booking. */
export type Way = (typeof WAYS)[number]

export interface Embed {
  /** The server's address. */
  readonly origin: string
  /** Slugs; `''`: customers choose. */
  readonly service: string
  readonly staff: string
  readonly appearance: Appearance
  /** What stands on a button or a link, and what a frame is called. */
  readonly action: string
}

export interface Code {
  readonly what: 'page' | 'install' | 'module' | 'element' | 'link' | 'address'
  readonly text: string
}

/** What to paste where. */
export function embedCode(way: Way, embed: Embed): readonly Code[] {
  const { origin, action } = embed
  switch (way) {
    case 'script':
      return [
        {
          what: 'page',
          text: lines(script(`${origin}/widget.js`), element('widget', '', embed), style('widget', embed)),
        },
      ]
    case 'button':
      return [
        {
          what: 'page',
          text: lines(script(`${origin}/button.js`), element('button', action, embed), style('button', embed)),
        },
      ]
    case 'npm':
      return [
        { what: 'install', text: 'npm install @openslot/widget' },
        { what: 'module', text: `import '@openslot/widget/define'` },
        { what: 'element', text: lines(element('widget', '', embed, { server: origin }), style('widget', embed)) },
      ]
    case 'frame':
      return [{ what: 'page', text: frame(bookingPage(embed), action) }]
    case 'link':
      return [
        { what: 'address', text: bookingPage(embed) },
        { what: 'link', text: `<a href="${bookingPage(embed)}">${action}</a>` },
      ]
  }
}

/** The server's own page, with what is settled already. */
export function bookingPage({ origin, service, staff }: Pick<Embed, 'origin' | 'service' | 'staff'>): string {
  if (service !== '') return `${origin}/book/${service}${staff === '' ? '' : `?staff=${staff}`}`
  return staff === '' ? `${origin}/book` : `${origin}/s/${staff}`
}

const lines = (...parts: string[]): string => parts.filter(Boolean).join('\n')

const script = (address: string): string => `<script type="module" src="${address}"></script>`

/** As high as a month with its times beside it; what is longer scrolls. */
const frame = (address: string, title: string): string =>
  `<iframe src="${address}" title="${title}" style="width: 100%; height: 48rem; border: 0"></iframe>`

function element(
  kind: 'widget' | 'button',
  content: string,
  { service, staff, appearance }: Embed,
  more: Readonly<Record<string, string>> = {},
): string {
  const theme = appearance.theme === 'auto' ? '' : appearance.theme
  const attributes = Object.entries({ ...more, service, staff, theme }).filter(([, value]) => value !== '')
  const written = attributes.map(([name, value]) => ` ${name}="${value}"`).join('')
  return `<booking-${kind}${written}>${content}</booking-${kind}>`
}

function style(kind: 'widget' | 'button', { appearance }: Embed): string {
  const tokens = entriesOf(appearance.tokens)
  if (tokens.length === 0) return ''
  const rules = tokens.map(([token, value]) => `    ${token}: ${value};`)
  return lines('<style>', `  booking-${kind} {`, ...rules, '  }', '</style>')
}

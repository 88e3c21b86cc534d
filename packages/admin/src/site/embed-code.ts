import type { Values } from '../forms/form.js'
import { tokensOf } from './look.js'

export const WAYS = ['script', 'button', 'npm', 'link'] as const
/** How customers get from a site to booking. */
export type Way = (typeof WAYS)[number]

export interface Embed {
  /** The server's address. */
  readonly origin: string
  /** Slugs; `''`: customers choose. */
  readonly service: string
  readonly staff: string
  readonly look: Values
  /** What stands on a button or a link. */
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

function element(
  kind: 'widget' | 'button',
  content: string,
  { service, staff, look }: Embed,
  more: Readonly<Record<string, string>> = {},
): string {
  const theme = look['theme'] === 'auto' ? '' : (look['theme'] ?? '')
  const attributes = Object.entries({ ...more, service, staff, theme }).filter(([, value]) => value !== '')
  const written = attributes.map(([name, value]) => ` ${name}="${value}"`).join('')
  return `<booking-${kind}${written}>${content}</booking-${kind}>`
}

function style(kind: 'widget' | 'button', { look }: Embed): string {
  const tokens = tokensOf(look)
  if (tokens.length === 0) return ''
  const rules = tokens.map(([token, value]) => `    ${token}: ${value};`)
  return lines('<style>', `  booking-${kind} {`, ...rules, '  }', '</style>')
}

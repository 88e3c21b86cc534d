import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Html } from './page.js'

/**
 * Attributes of the widget that a link to a booking page may set. Nothing about a person: addresses end up in logs. The
 * `locale` is the whole page's (see `visitor-locale.ts`), and the widget goes by that.
 */
const SETTLED = ['service', 'staff', 'date']

/**
 * What the page's address has settled already, as in `/?service=haircut&date=2026-12-24`, as attributes of the widget.
 *
 * @param known what the page itself is about
 */
export const settledAhead = (c: Context, known: Readonly<Partial<Record<string, string>>> = {}): Html[] =>
  SETTLED.flatMap((name) => {
    const value = known[name] ?? c.req.query(name)
    return value ? [html` ${name}="${value}"`] : []
  })

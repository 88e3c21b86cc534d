import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { LANGUAGES, languageOf } from '../notifications/words/catalogue.js'

/**
 * The locale that a page speaks: the address's (`?locale=de`), else the first of the browser's that we have words for,
 * else the business's. The region stays as it was named: the widget's clock and dates go by it. Where none was, the
 * widget takes the visitor's own.
 */
export function visitorLocale(c: Context, businessLocale: string): string {
  c.header('Vary', 'Accept-Language', { append: true })
  const accepted = accepts(c, {
    header: 'Accept-Language',
    supports: Object.keys(LANGUAGES),
    default: '',
    match: (tags) => tags.find(({ type, q }) => q > 0 && isOurs(type))?.type ?? '',
  })
  const tag = [c.req.query('locale') ?? '', accepted, businessLocale].find(isOurs) ?? 'en'
  // Another calendar or other digits don't go with our words.
  return new Intl.Locale(tag).baseName
}

const isOurs = (tag: string): boolean => languageOf(tag) !== null

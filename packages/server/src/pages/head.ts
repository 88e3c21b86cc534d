import { html, raw } from 'hono/html'
import type { Html } from './page.js'

/** A page as others show it: a search engine's results, a message with a link to it. */
export interface Shown {
  readonly title: string
  readonly description: string | null
  /** Its one address, whichever it was reached by. */
  readonly url: string
  /** What the site is called. */
  readonly siteName: string | null
  readonly locale: string
  /** For machines, by schema.org. */
  readonly data: object
}

/** Open Graph (ogp.me) and JSON-LD. */
export const headOf = ({ title, description, url, siteName, locale, data }: Shown): Html =>
  html`<link rel="canonical" href="${url}" />
    <meta property="og:type" content="website" />
    <meta property="og:url" content="${url}" />
    <meta property="og:title" content="${title}" />
    <meta property="og:locale" content="${openGraphLocale(locale)}" />
    ${siteName !== null && html`<meta property="og:site_name" content="${siteName}" />`}
    ${
      description &&
      html`<meta name="description" content="${description}" />
        <meta property="og:description" content="${description}" />`
    }
    <script type="application/ld+json">
      ${raw(asScript(data))}
    </script>`

/** Nothing in a text ends the element: within JSON, `<` can be written another way. */
const asScript = (data: object): string => JSON.stringify(data).replaceAll('<', '\\u003c')

/** `language_TERRITORY` (ogp.me), also where nobody has said which territory: the one where most who speak it live. */
function openGraphLocale(locale: string): string {
  const { language, region } = new Intl.Locale(locale).maximize()
  return region === undefined ? language : `${language}_${region}`
}

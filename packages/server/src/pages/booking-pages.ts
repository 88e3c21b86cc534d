import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { ServerContext } from '../context.js'
import { languageOf } from '../notifications/words/catalogue.js'
import { settledAhead } from './deep-link.js'
import { type Html, renderPage } from './page.js'
import { visitorLocale } from './visitor-locale.js'
import { PAGE_WORDS } from './words.js'

interface BookingPage {
  readonly title: 'book' | 'booking'
  readonly heading: 'book' | 'manage'
  readonly scripts: readonly string[]
  readonly content: Html | ''
}

/** The pages for customers: one to book on, for those without a site, and the one that manage links lead to. */
export const bookingPages = ({ storage, locale: businessLocale }: ServerContext): Hono => {
  const render = async (c: Context, { title, heading, scripts, content }: BookingPage): Promise<Response> => {
    const locale = visitorLocale(c, businessLocale)
    const words = PAGE_WORDS[languageOf(locale) ?? 'en']
    const { businessName } = await storage.settings.read()
    return renderPage(c, {
      locale,
      title: businessName === null ? words[title] : `${words[title]} – ${businessName}`,
      scripts,
      body: html`<main class="manage">
        <h1 class="unseen">${words[heading]}</h1>
        <noscript><p>${words.needsScript}</p></noscript>
        ${content}
      </main>`,
    })
  }
  return new Hono()
    .get('/', async (c) =>
      render(c, {
        title: 'book',
        heading: 'book',
        scripts: ['/widget.js'],
        content: html`<booking-widget history${settledAhead(c)}></booking-widget>`,
      }),
    )
    .get('/manage/:id', async (c) => {
      c.header('X-Robots-Tag', 'noindex')
      return render(c, {
        title: 'booking',
        heading: 'manage',
        scripts: ['/widget.js', '/assets/manage.js'],
        content: '',
      })
    })
}

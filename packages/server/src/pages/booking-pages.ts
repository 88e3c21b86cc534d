import { Hono } from 'hono'
import { html } from 'hono/html'
import type { ServerContext } from '../context.js'
import { settledAhead } from './deep-link.js'
import { renderPage } from './page.js'

/** The pages for customers: one to book on, for those without a site, and the one that manage links lead to. */
export const bookingPages = ({ storage }: ServerContext): Hono => {
  const titled = async (title: string): Promise<string> => {
    const { businessName } = await storage.settings.read()
    return businessName === null ? title : `${title} – ${businessName}`
  }
  return new Hono()
    .get('/', async (c) =>
      renderPage(c, {
        title: await titled('Book an appointment'),
        scripts: ['/widget.js'],
        body: html`<main class="manage">
          <h1 class="unseen">Book an appointment</h1>
          <booking-widget history${settledAhead(c)}></booking-widget>
        </main>`,
      }),
    )
    .get('/manage/:id', async (c) => {
      c.header('X-Robots-Tag', 'noindex')
      return renderPage(c, {
        title: await titled('Your booking'),
        scripts: ['/widget.js', '/assets/manage.js'],
        body: html`<main class="manage">
          <h1 class="unseen">Your appointment</h1>
          <noscript
            ><p>
              Seeing, moving or cancelling a booking needs JavaScript. Switch it on, or call the business.
            </p></noscript
          >
        </main>`,
      })
    })
}

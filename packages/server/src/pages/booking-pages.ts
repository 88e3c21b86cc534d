import { Hono } from 'hono'
import { html } from 'hono/html'
import { renderPage } from './page.js'

/** The pages for customers: one to book on, for those without a site, and the one that manage links lead to. */
export const bookingPages = (): Hono =>
  new Hono()
    .get('/', (c) =>
      renderPage(c, {
        title: 'Book an appointment',
        scripts: ['/widget.js'],
        body: html`<main class="manage">
          <h1 class="unseen">Book an appointment</h1>
          <booking-widget></booking-widget>
        </main>`,
      }),
    )
    .get('/manage/:id', (c) => {
      c.header('X-Robots-Tag', 'noindex')
      return renderPage(c, {
        title: 'Your booking',
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

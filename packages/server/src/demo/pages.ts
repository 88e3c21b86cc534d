import { Hono } from 'hono'
import { html } from 'hono/html'
import type { ServerContext } from '../context.js'
import { notFound } from '../http/problem.js'
import { settledAhead } from '../pages/deep-link.js'
import { type Html, renderPage } from '../pages/page.js'
import { visitorLocale } from '../pages/visitor-locale.js'
import type { Mailbox, MailboxEntry } from './mailbox.js'

/** The demo: a salon's page with the widget on it, and the mailbox that shows what customers and staff would get. */
export const demoPages = (mailbox: Mailbox, { publicUrl, locale }: Pick<ServerContext, 'publicUrl' | 'locale'>): Hono =>
  new Hono()
    .get('/', (c) =>
      renderPage(c, {
        title: 'Linden Hair – an OpenSlot demo',
        scripts: ['/widget.js'],
        body: html`${bar()}
          <header class="masthead">
            <h1>Linden Hair</h1>
            <p>Cuts, colour and beards in a quiet street in Berlin. Book your time below.</p>
          </header>
          <main><booking-widget lang="${visitorLocale(c, locale)}" ${settledAhead(c)}></booking-widget></main>
          <footer>
            <h2>On your own site</h2>
            <p>This page embeds the widget like any site does, with two lines:</p>
            <pre><code>${embedCode(publicUrl())}</code></pre>
          </footer>`,
      }),
    )
    .get('/demo/mailbox', async (c) => {
      const entries = await mailbox.list()
      return renderPage(c, {
        title: 'Mailbox – OpenSlot demo',
        body: html`${bar()}
          <main>
            <h1>Mailbox</h1>
            ${
              entries.length === 0
                ? html`<p>
                    No mails yet. <a href="/">Book a time</a>, and the confirmations for the customer and the staff
                    member appear here.
                  </p>`
                : html`<ul class="mails">
                    ${entries.map(mailRow)}
                  </ul>`
            }
          </main>`,
      })
    })
    .get('/demo/mailbox/:id', async (c) => {
      const { id, mail } = await requireMail(mailbox, c.req.param('id'))
      return renderPage(c, {
        title: `${mail.subject} – OpenSlot demo`,
        body: html`${bar()}
          <main class="mail">
            <p><a href="/demo/mailbox">Mailbox</a></p>
            <h1>${mail.subject}</h1>
            <dl>
              <dt>To</dt>
              <dd>${mail.to.name} &lt;${mail.to.email}&gt;</dd>
              ${
                mail.calendar &&
                html`<dt>Attached</dt>
                  <dd><a href="/demo/mailbox/${id}/invite.ics">invite.ics</a>, for the calendar</dd>`
              }
            </dl>
            <iframe title="The mail" src="/demo/mailbox/${id}/html"></iframe>
            <h2>As plain text</h2>
            <pre>${mail.text}</pre>
            ${
              mail.calendar &&
              html`<h2>The calendar entry</h2>
                <pre>${mail.calendar.content}</pre>`
            }
          </main>`,
      })
    })
    .get('/demo/mailbox/:id/html', async (c) => {
      const { mail } = await requireMail(mailbox, c.req.param('id'))
      // A mail runs no scripts; its links open in the whole window, as from a mail program.
      c.header(
        'Content-Security-Policy',
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation",
      )
      return c.html(mail.html.replace('<head>', '<head><base target="_top">'))
    })
    .get('/demo/mailbox/:id/invite.ics', async (c) => {
      const { calendar } = (await requireMail(mailbox, c.req.param('id'))).mail
      if (!calendar) throw notFound('Nothing is attached to this mail.')
      return c.body(calendar.content, 200, {
        'Content-Type': `text/calendar; charset=utf-8; method=${calendar.method}`,
      })
    })

const bar = (): Html =>
  html`<aside class="bar" aria-label="About this demo">
    <span>OpenSlot demo. Bookings are real; mails stay on this machine.</span>
    <nav aria-label="Demo"><a href="/">Book</a><a href="/demo/mailbox">Mailbox</a><a href="/docs">API</a></nav>
  </aside>`

const mailRow = ({ id, sentMs, mail }: MailboxEntry): Html =>
  html`<li>
    <a href="/demo/mailbox/${id}"
      ><strong>${mail.subject}</strong><span>${new Date(sentMs).toISOString().slice(0, 16).replace('T', ' ')} UTC</span
      ><span>To ${mail.to.name}, ${mail.to.email}</span></a
    >
  </li>`

const embedCode = (origin: string): string =>
  `<script type="module" src="${origin}/widget.js"></script>\n<booking-widget></booking-widget>`

async function requireMail(mailbox: Mailbox, id: string): Promise<MailboxEntry> {
  const entry = await mailbox.find(id)
  if (!entry) throw notFound('There is no such mail. /demo/mailbox lists them.')
  return entry
}

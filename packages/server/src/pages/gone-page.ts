import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ServerContext } from '../context.js'
import { lookSheets } from './appearance.js'
import { business, contacts, titled } from './business.js'
import { renderPage } from './page.js'
import { visitor } from './visit.js'

/** Answers people at an address at which nothing is, or nothing any more, with the way to where they can book. */
export function goneAnswer(
  context: Pick<ServerContext, 'storage' | 'locale'>,
): (c: Context, frames: readonly string[] | null) => Promise<Response> {
  const visitOf = visitor(context)
  return async (c, frames) => {
    const visit = await visitOf(c)
    c.status(404)
    c.header('X-Robots-Tag', 'noindex')
    return renderPage(c, {
      locale: visit.locale,
      title: titled(visit.words.book, visit.settings),
      styles: lookSheets(visit.look),
      frames,
      body: html`${business(visit.settings)}
        <main class="manage">
          <h1>${visit.words.gone}</h1>
          <p><a href="/book">${visit.words.book}</a></p>
        </main>
        ${contacts(visit.settings)}`,
    })
  }
}

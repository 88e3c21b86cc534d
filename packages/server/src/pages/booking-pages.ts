import type { Appearance } from '@openslot/core/wire'
import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { CatalogService } from '../catalog/catalog.js'
import type { ServerContext } from '../context.js'
import { duration, joined, money } from '../notifications/wording.js'
import { lookSheets } from './appearance.js'
import { business, contacts, titled } from './business.js'
import { settledAhead } from './deep-link.js'
import { goneAnswer } from './gone-page.js'
import { headOf } from './head.js'
import { type Html, renderPage } from './page.js'
import { servicesData } from './structured-data.js'
import { type Visit, visitor } from './visit.js'

/** A page on which something can be booked. */
interface Offer {
  /** Below the server's address. */
  readonly path: string
  /** Of what is offered; `null`: everything is. */
  readonly name: string | null
  readonly description: string | null
  readonly services: readonly CatalogService[]
  /** What the widget needn't ask. */
  readonly settled: { readonly service?: string; readonly staff?: string }
}

/**
 * The pages for customers: those to book on, for businesses without a site, and the one that manage links lead to.
 *
 * @param framedBy origins of sites that may have those to book on in a frame; `null`: any
 */
export const bookingPages = (
  { storage, locale: businessLocale, publicUrl }: ServerContext,
  framedBy: readonly string[] | null,
): Hono => {
  /** The start page stands for the whole server; only what is for booking and nothing else may be part of a site. */
  const framesOf = (c: Context): readonly string[] | null => (c.req.path === '/' ? [] : framedBy)
  const visitOf = visitor({ storage, locale: businessLocale })
  const gone = goneAnswer({ storage, locale: businessLocale })
  const answerGone = (c: Context): Promise<Response> => gone(c, framesOf(c))

  const everything = async (c: Context): Promise<Response> => {
    const services = await storage.catalog.listServices()
    return answerOffer(c, await visitOf(c), {
      path: '/book',
      name: null,
      description: null,
      services,
      settled: {},
    })
  }

  const answerOffer = (c: Context, visit: Visit, { path, name, description, services, settled }: Offer) => {
    const { words, settings, locale, look } = visit
    const title = titled(name ?? words.book, settings, name === null ? null : words.book)
    const url = `${publicUrl()}${path}`
    const data = servicesData(services, { publicUrl: publicUrl(), settings })
    const head = headOf({ title, description, url, siteName: settings.businessName, locale, data })
    return renderPage(c, {
      locale,
      title,
      // What leads elsewhere leaves the frame, if there is one: where bookings are managed can't be shown in it.
      head: html`<base target="_top" />${head}`,
      scripts: ['/widget.js'],
      styles: lookSheets(look),
      frames: framesOf(c),
      body: html`${business(settings)}
        <main class="manage">
          <h1 class="unseen">${name ?? words.book}</h1>
          ${withoutScript(visit)}
          <booking-widget history${themeOf(look)}${settledAhead(c, settled)}></booking-widget>
        </main>
        ${contacts(settings)}`,
    })
  }

  return (
    new Hono()
      .get('/', everything)
      .get('/book', everything)
      .get('/book/:service', async (c) => {
        const service = await storage.catalog.findService(c.req.param('service'))
        if (!service) return answerGone(c)
        const visit = await visitOf(c)
        const { slug, name } = service
        const description = service.description || inShort(service, visit)
        return answerOffer(c, visit, {
          path: `/book/${slug}`,
          name,
          description,
          services: [service],
          settled: { service: slug },
        })
      })
      .get('/s/:staff', async (c) => {
        const asked = c.req.param('staff')
        const services = (await storage.catalog.listServices()).filter(({ staff }) =>
          staff.some(({ id, slug }) => id === asked || slug === asked),
        )
        const person = services[0]?.staff.find(({ id, slug }) => id === asked || slug === asked)
        if (!person) return answerGone(c)
        const visit = await visitOf(c)
        return answerOffer(c, visit, {
          path: `/s/${person.slug}`,
          name: person.name,
          description: joined(
            services.map(({ name }) => name),
            visit.reader.words,
          ),
          services,
          settled: { staff: person.slug },
        })
      })
      .get('/book/', withoutSlash)
      .get('/book/:service/', withoutSlash)
      .get('/s/:staff/', withoutSlash)
      // Mistyped, by people.
      .get('/book/*', answerGone)
      .get('/s/*', answerGone)
      .get('/manage/:id', async (c) => {
        c.header('X-Robots-Tag', 'noindex')
        const visit = await visitOf(c)
        return renderPage(c, {
          locale: visit.locale,
          title: titled(visit.words.booking, visit.settings),
          scripts: ['/widget.js', '/assets/manage.js'],
          styles: lookSheets(visit.look),
          body: html`${business(visit.settings)}
            <main class="manage" data-theme="${visit.look.theme}">
              <h1 class="unseen">${visit.words.manage}</h1>
              ${withoutScript(visit)}
            </main>
            ${contacts(visit.settings)}`,
        })
      })
  )
}

/** The address that people meant. @see the routes that it stands for: it leads nowhere else */
const withoutSlash = (c: Context): Response => {
  const { pathname, search } = new URL(c.req.url)
  return c.redirect(`${pathname.replace(/\/+$/, '')}${search}`, 301)
}

/** As an attribute, where the visitor's system doesn't decide. */
const themeOf = ({ theme }: Appearance): Html | '' => (theme === 'auto' ? '' : html` theme="${theme}"`)

const withoutScript = ({ words, settings: { contactEmail, contactPhone } }: Visit): Html => {
  const isReachable = contactEmail !== null || contactPhone !== null
  return html`<noscript>
    <p>${words.needsScript}</p>
    ${isReachable ? html`<p>${words.orContact}</p>` : ''}
  </noscript>`
}

/** "30 min, €45" */
function inShort({ durationMinutes, price }: CatalogService, { reader }: Visit): string {
  return joined([duration(durationMinutes, reader), ...(price ? [money(price, reader)] : [])], reader.words)
}

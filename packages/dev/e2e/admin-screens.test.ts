import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ANNAS_ACCOUNT, type Salon, fillSalon } from './admin-salon.js'
import { becomeOwner, setupLinkIn, signIn } from './admin-visit.js'
import { withDemo } from './demo-visit.js'
import { NARROW, faultsInEveryLook } from './every-look.js'
import { DESKTOP, visit } from './looks.js'

/** Busy each day from ten until twelve in UTC, under a name that is nobody's business. */
const FEED = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Test//EN
BEGIN:VEVENT
UID:dentist@example.com
DTSTAMP:20260101T000000Z
DTSTART:20260101T100000Z
DTEND:20260101T120000Z
RRULE:FREQ=DAILY
SUMMARY:Dentist
END:VEVENT
END:VCALENDAR
`.replaceAll('\n', '\r\n')

/** A screen, and what is to be done there to see more of it. */
interface Sight {
  readonly name: string
  /** Below `/admin`. */
  readonly path: string | ((salon: Salon) => string)
  readonly open?: (page: Page) => Promise<unknown>
}

const click =
  (...selectors: readonly string[]) =>
  async (page: Page): Promise<void> => {
    for (const selector of selectors) await page.locator(selector).first().click()
  }

const OWNERS: readonly Sight[] = [
  { name: 'today', path: '' },
  {
    name: 'menu',
    path: '',
    open: async (page) => {
      await page.setViewportSize(NARROW)
      await page.locator('.menu-button').click()
    },
  },
  { name: 'booking', path: '', open: click('.row .opener') },
  {
    name: 'calendar-week',
    path: '/calendar?view=week&staff=anna',
    open: (page) => page.locator('.calendar-shut.elsewhere').first().waitFor(),
  },
  { name: 'calendar-day', path: '/calendar?view=day' },
  { name: 'new-booking', path: '/calendar', open: click('.page-head .primary') },
  { name: 'customers', path: '/customers' },
  { name: 'customer', path: '/customers', open: click('.row .secondary') },
  {
    name: 'erase',
    path: '/customers',
    open: click('.row .secondary', 'customer-panel .actions .secondary:nth-of-type(2)'),
  },
  { name: 'messages', path: '/messages' },
  { name: 'services', path: '/services' },
  { name: 'service', path: ({ service }) => `/services/${service}` },
  { name: 'service-new', path: '/services/new' },
  { name: 'staff', path: '/staff' },
  { name: 'member', path: ({ anna }) => `/staff/${anna}` },
  { name: 'copy-hours', path: ({ anna }) => `/staff/${anna}`, open: click('.opening-deeds .link:nth-of-type(2)') },
  { name: 'time-off', path: ({ anna }) => `/staff/${anna}`, open: click('time-off-section .secondary') },
  {
    name: 'leaving',
    path: ({ service }) => `/services/${service}`,
    open: async (page) => {
      await page.locator('input[name=name]').fill('Strähnchen')
      await page.locator('.back').click()
    },
  },
  { name: 'member-faults', path: '/staff/new', open: click('.save') },
  {
    name: 'special-day',
    path: ({ anna }) => `/staff/${anna}`,
    open: click('.month-day:not([aria-disabled])', '.panel input[value=other]'),
  },
  {
    name: 'why',
    path: '/why',
    open: async (page) => {
      await page.locator('input[name=time]').fill('10:00')
      await page.locator('main form .primary').click()
    },
  },
  { name: 'calendars', path: ({ anna }) => `/calendars/${anna}` },
  {
    name: 'connect',
    path: ({ anna }) => `/calendars/${anna}`,
    open: click('connect-calendar .secondary:nth-of-type(3)'),
  },
  { name: 'settings', path: '/settings' },
  { name: 'users', path: '/users' },
  { name: 'user', path: ({ user }) => `/users/${user}` },
  { name: 'user-new', path: '/users/new' },
  { name: 'webhooks', path: '/webhooks' },
  { name: 'webhook', path: ({ webhook }) => `/webhooks/${webhook}` },
  { name: 'webhook-new', path: '/webhooks/new' },
  { name: 'site', path: '/site' },
  { name: 'account', path: '/account' },
  { name: 'missing', path: '/nothing' },
]

/** Of somebody who has their own calendar only. */
const ANNAS: readonly Sight[] = [
  { name: 'own-today', path: '' },
  { name: 'own-calendar', path: '/calendar' },
  { name: 'own-hours', path: '/own-hours' },
  { name: 'own-why', path: '/why' },
  { name: 'own-calendars', path: '/calendars' },
  { name: 'own-site', path: '/site' },
  { name: 'own-account', path: '/account' },
]

describe('every screen of the admin page', () => {
  const demo = withDemo({ OPENSLOT_ALLOW_PRIVATE_CALENDARS: 'true' })
  let feed: Server
  let salon: Salon
  type Session = Awaited<ReturnType<BrowserContext['storageState']>>
  let owner: Session
  let anna: Session

  const signedIn = async (fill: (page: Page) => Promise<void>): Promise<Session> => {
    const context = await visit(demo.browser, DESKTOP)
    const page = await context.newPage()
    await fill(page)
    const session = await context.storageState()
    await context.close()
    return session
  }

  beforeAll(async () => {
    feed = createServer((_, response) => response.setHeader('Content-Type', 'text/calendar').end(FEED))
    await new Promise<void>((resolve) => feed.listen(0, '127.0.0.1', resolve))
    owner = await signedIn(async (page) => {
      await becomeOwner(page, setupLinkIn(demo.output()))
      salon = await fillSalon(page, `http://127.0.0.1:${(feed.address() as AddressInfo).port}/anna.ics`)
    })
    anna = await signedIn(async (page) => {
      await page.goto(`${demo.url}/admin`)
      await signIn(page, ANNAS_ACCOUNT)
    })
  })
  afterAll(() => void feed.close())

  const pathOf = ({ path }: Sight): string => `/admin${typeof path === 'string' ? path : path(salon)}`

  const open = async (who: 'owner' | 'anna', locale: string): Promise<Page> => {
    const context = await demo.browser.newContext({
      viewport: DESKTOP,
      locale,
      timezoneId: 'Europe/Berlin',
      reducedMotion: 'reduce',
      storageState: who === 'owner' ? owner : anna,
    })
    return context.newPage()
  }

  describe.each(['en-GB', 'de-DE'])('in %s', (locale) => {
    it.each([
      ...OWNERS.map((sight) => ({ who: 'owner' as const, ...sight })),
      ...ANNAS.map((sight) => ({ who: 'anna' as const, ...sight })),
    ])('is whole in every look, and shows where the keyboard is: $name', async ({ who, ...sight }) => {
      const page = await open(who, locale)
      await page.goto(demo.url + pathOf(sight), { waitUntil: 'networkidle' })
      await sight.open?.(page)
      expect(await faultsInEveryLook(page, `${sight.name}-${locale.slice(0, 2)}`)).toEqual([])
      await page.context().close()
    })
  })

  it.each([
    ['owner', OWNERS],
    ['anna', ANNAS],
  ] as const)('is one of those above, if the navigation leads there: %s', async (who, sights) => {
    const page = await open(who, 'en-GB')
    await page.goto(`${demo.url}/admin`, { waitUntil: 'networkidle' })
    const links = await page.locator('nav a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
    const isSeen = (link: string): boolean => sights.some((sight) => pathOf(sight).startsWith(link))
    expect(links.length).toBeGreaterThan(5)
    expect(links.filter((link) => !isSeen(link))).toEqual([])
    await page.context().close()
  })
})

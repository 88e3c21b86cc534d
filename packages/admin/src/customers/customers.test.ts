import { expect, waitUntil } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import type { Customer, CustomerExport } from '@openslot/core/wire'
import { type FakeServer, answer, refusal, sent, silence } from '../testing/fake-server.js'
import { ADA, bookingOf } from '../testing/people.js'
import { salon } from '../testing/salon.js'
import { enter, expectHealthy, leave, press, see, seeAsked, seeHeading, sees, tick, visit } from '../testing/visit.js'

afterEach(leave)

const CUSTOMER: Customer = {
  email: 'ada@example.com',
  name: 'Ada Lovelace',
  phone: '+49 30 123456',
  bookings: 2,
  upcoming: 1,
  firstStart: '2025-03-03T09:00:00Z',
  lastStart: ADA.start,
}
const GRACE: Customer = {
  ...CUSTOMER,
  email: 'grace@example.com',
  name: 'Grace Hopper',
  phone: null,
  bookings: 1,
  upcoming: 0,
  lastStart: '2025-04-01T08:00:00Z',
}
const BEFORE = bookingOf('Before', '08:00', { start: '2025-03-03T09:00:00Z', status: 'no-show' })
const KEPT: CustomerExport = {
  email: CUSTOMER.email,
  exportedAt: '2026-11-26T09:05:00Z',
  bookings: [BEFORE, ADA],
  asGuest: [],
  messages: [],
  history: [],
}

function customersWith(...customers: Customer[]): FakeServer {
  const server = salon({ bookings: [ADA, BEFORE] })
  server.on('GET /v1/admin/customers', ({ query }) => {
    const q = query.get('q')?.toLowerCase() ?? ''
    return answer({ customers: customers.filter(({ name }) => name.toLowerCase().includes(q)), nextCursor: null })
  })
  server.on('POST /v1/admin/customers/export', () => answer(KEPT))
  return server
}

const open = async (server: FakeServer): Promise<void> => {
  await visit(server, '/admin/customers')
  await seeHeading('Customers')
}

describe('the customers', () => {
  it('stay in sight on a phone, however long their names are', async () => {
    await setViewport({ width: 375, height: 740 })
    const name = 'Wolfeschlegelsteinhausenbergerdorff'.repeat(3)
    await open(customersWith({ ...CUSTOMER, name }))
    await press(`Open ${name}`)
    await waitUntil(() => document.querySelector('dialog[open]') !== null, 'the panel')
    const dialog = document.querySelector('dialog[open]') as HTMLElement
    await Promise.all(dialog.getAnimations({ subtree: true }).map(({ finished }) => finished))
    expect(dialog.scrollWidth).to.equal(dialog.clientWidth)
    await setViewport({ width: 1280, height: 900 })
  })

  it('are listed with how to reach them and how often they come', async () => {
    await open(customersWith(CUSTOMER, GRACE))
    await see('ada@example.com · +49 30 123456')
    await see('2 bookings · 1 to come')
    await see('1 booking · last Tue, 1 Apr 2025, 10:00')
    await expectHealthy()
  })

  it('are found by a part of their name, address or number', async () => {
    const server = customersWith(CUSTOMER, GRACE)
    await open(server)
    await see('Ada Lovelace')
    await enter('Search', 'hop')
    await waitUntil(() => !sees('Ada Lovelace'), 'only Grace', { timeout: 30_000 })
    expect(sees('Grace Hopper')).to.equal(true)
    await enter('Search', 'nobody')
    await see('Nobody’s name, e-mail address or phone number has “nobody” in it.')
  })

  it('say what will be here while there are none', async () => {
    await open(customersWith())
    await see('Nobody has booked yet.')
    await expectHealthy()
  })

  it('can be asked for again when the server didn’t answer', async () => {
    const server = customersWith(CUSTOMER)
    server.on('GET /v1/admin/customers', silence)
    await open(server)
    await see('The server can’t be reached.')
    server.on('GET /v1/admin/customers', () => answer({ customers: [CUSTOMER], nextCursor: null }))
    await press('Try again')
    await see('Ada Lovelace')
  })
})

describe('a customer', () => {
  it('is shown with what they have booked, the newest first, and leads to each of it', async () => {
    const server = customersWith(CUSTOMER)
    await open(server)
    await press('Open Ada Lovelace')
    await see('Mon, 3 Mar 2025, 10:00')
    const starts = [...document.querySelectorAll('.history .when')].map((one) => one.textContent)
    expect(starts).to.deep.equal(['Thu, 26 Nov 2026, 10:30', 'Mon, 3 Mar 2025, 10:00'])
    await see('No-show')
    expect(sent(server, 'POST /v1/admin/customers/export')).to.deep.equal([{ email: 'ada@example.com' }])
    await expectHealthy()
    await press('Thu, 26 Nov 2026, 10:30 Haircut · Anna')
    await see('Thursday 26 November')
  })

  it('gets a copy of what is kept of them', async () => {
    await open(customersWith(CUSTOMER))
    await press('Open Ada Lovelace')
    const saved = new Promise<{ name: string; text: Promise<string> }>((resolve) => {
      const keep = (event: Event): void => {
        const link = event.target
        if (!(link instanceof HTMLAnchorElement) || link.download === '') return
        event.preventDefault()
        document.removeEventListener('click', keep)
        resolve({ name: link.download, text: fetch(link.href).then((file) => file.text()) })
      }
      document.addEventListener('click', keep)
    })
    await press('Download a copy')
    const { name, text } = await saved
    expect(name).to.equal('ada-example-com.json')
    expect(JSON.parse(await text)).to.deep.equal(KEPT)
  })

  it('is erased once it is said what goes and what stays', async () => {
    const server = customersWith(CUSTOMER)
    server.on('POST /v1/admin/customers/erase', () => answer({ erased: 2, asGuest: 0, cancelled: 1 }))
    await open(server)
    await press('Open Ada Lovelace')
    await press('Erase…')
    await see('What stays: that there was an appointment')
    await expectHealthy()
    await press('Erase for good')
    await see('Tick this, or cancel what is upcoming first.')
    expect(sent(server, 'POST /v1/admin/customers/erase')).to.deep.equal([])
    await tick('Cancel their upcoming booking as well. They hear nothing of it; call them first.')
    await press('Erase for good')
    await see('Ada Lovelace is erased from 2 bookings. 1 of them cancelled.')
    expect(sent(server, 'POST /v1/admin/customers/erase')).to.deep.equal([{ email: 'ada@example.com', cancel: true }])
    expect(document.querySelector('dialog')).to.equal(null)
  })

  it('isn’t erased when they have booked meanwhile', async () => {
    const server = customersWith({ ...CUSTOMER, upcoming: 0 })
    server.on('POST /v1/admin/customers/export', () => answer({ ...KEPT, bookings: [BEFORE] }))
    server.on('POST /v1/admin/customers/erase', () => refusal('conflict'))
    await open(server)
    await press('Open Ada Lovelace')
    await press('Erase…')
    server.on('POST /v1/admin/customers/export', () => answer(KEPT))
    await press('Erase for good')
    await see('They have upcoming bookings by now.')
    await see('Cancel their upcoming booking as well.')
    await seeAsked(server, 'POST /v1/admin/customers/erase')
    await press('Back')
    await see('Download a copy')
  })

  it('speaks German', async () => {
    await open(customersWith(CUSTOMER))
    await enter('Language', 'de')
    await press('Öffnen: Ada Lovelace')
    await press('Löschen…')
    await see('Das lässt sich nicht rückgängig machen.')
    await expectHealthy()
  })
})

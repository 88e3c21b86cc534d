import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { withDemo } from './demo-visit.js'
import { DESKTOP, visit } from './looks.js'
import * as visitor from './visitor.js'

const CHECKOUT = '**/widget/checkout-*.js'
const TROUBLES = '**/widget/troubles-*.js'
const RESUME = '**/widget/resume-*.js'
const SERVER_FAULTS = '**/widget/server-faults-*.js'
const MORE_FIELDS = '**/widget/more-fields-*.js'

describe('the script-tag bundle', () => {
  const demo = withDemo()
  /** A page of a visitor's own, with the widget on it. */
  async function open(prepare: (page: Page) => Promise<unknown>): Promise<Page> {
    const context = await visit(demo.browser, DESKTOP)
    const page = await context.newPage()
    await prepare(page)
    await page.goto(demo.url)
    return page
  }

  it('asks twice before times can be seen, and fetches what comes after them ahead of need', async () => {
    const asked: string[] = []
    const page = await open(async (opened) => {
      opened.on('request', (request) => asked.push(new URL(request.url()).pathname))
      // Two requests and one decision: nobody chooses a service or a person here.
      await opened.route('**/v1/services', async (route) => {
        const answer = await route.fetch()
        const { services } = (await answer.json()) as { services: { staff: unknown[] }[] }
        const [first] = services
        const only = { ...first, staff: first?.staff.slice(0, 1) }
        await route.fulfill({ response: answer, json: { services: [only] } })
      })
    })
    const checkout = page.waitForRequest(CHECKOUT)
    await visitor.times(page).first().waitFor()
    await checkout
    const after = asked.slice(asked.indexOf('/widget.js') + 1).filter((path) => /^\/(?:v1|widget)\//.test(path))
    expect(after.slice(0, 2)).toEqual(['/v1/services', '/v1/slots'])
    expect(after.findIndex((path) => path.startsWith('/widget/'))).toBeGreaterThan(1)
    await page.context().close()
  })

  it('says when a part can’t be fetched, and fetches it again', async () => {
    const page = await open((opened) => opened.route(CHECKOUT, (route) => route.abort('connectionfailed')))
    await visitor.chooseService(page, /^Haircut/)
    await visitor.choosePerson(page, /^Anyone/)
    await visitor.chooseFirstTime(page)
    await visitor.heading(page, 'We can’t reach the booking server').waitFor()
    expect(await page.getByRole('button', { name: 'Reload the page' }).count()).toBe(1)
    await page.unroute(CHECKOUT)
    await page.getByRole('button', { name: 'Try again' }).click()
    await visitor.heading(page, 'Your details').waitFor()
    await visitor.giveDetails(page, 'Ada Lovelace', 'ada@example.com')
    await visitor.book(page)
    await visitor.heading(page, 'You’re booked').waitFor()
    await page.context().close()
  })

  it('fetches for a booking what everybody needs, and nothing that few do', async () => {
    const parts = new Set<string>()
    const page = await open(async (opened) => {
      opened.on('request', (request) => {
        const [, name] = /\/widget\/(.+)-.{8}\.js$/.exec(new URL(request.url()).pathname) ?? []
        if (name) parts.add(name)
      })
    })
    await visitor.bookHaircut(page, 'Ada Lovelace', 'ada@example.com')
    await visitor.heading(page, 'You’re booked').waitFor()
    expect([...parts].toSorted()).toEqual(['checkout-desk'])
    await page.context().close()
  })

  it('counts a server as out of reach that answers with an error and doesn’t give its explanation', async () => {
    const page = await open(async (opened) => {
      await opened.route(TROUBLES, (route) => route.abort('connectionfailed'))
      await opened.route('**/v1/services', (route) => route.fulfill({ status: 500, body: 'Oh no' }))
    })
    await visitor.heading(page, 'We can’t reach the booking server').waitFor()
    await page.unroute(TROUBLES)
    await page.getByRole('button', { name: 'Try again' }).click()
    await visitor.heading(page, 'Something went wrong on our side').waitFor()
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(1)
    await page.unroute('**/v1/services')
    await page.getByRole('button', { name: 'Try again' }).click()
    await visitor.heading(page, 'Choose a service').waitFor()
    await page.context().close()
  })

  it('fetches what a service asks for before the form is seen, and again when that failed', async () => {
    const page = await open(async (opened) => {
      await opened.route(MORE_FIELDS, (route) => route.abort('connectionfailed'))
      await opened.route('**/v1/services', async (route) => {
        const answer = await route.fetch()
        const { services } = (await answer.json()) as { services: object[] }
        const questions = [{ id: 'allergies', kind: 'text', label: 'Allergies', required: false }]
        await route.fulfill({
          response: answer,
          json: { services: services.map((service) => ({ ...service, questions })) },
        })
      })
    })
    await visitor.chooseService(page, /^Haircut/)
    await visitor.choosePerson(page, /^Anyone/)
    await visitor.chooseFirstTime(page)
    await visitor.heading(page, 'We can’t reach the booking server').waitFor()
    expect(await visitor.heading(page, 'Your details').count()).toBe(0)
    await page.unroute(MORE_FIELDS)
    await page.getByRole('button', { name: 'Try again' }).click()
    await visitor.heading(page, 'Your details').waitFor()
    expect(await page.getByLabel('Allergies').count()).toBe(1)
    await page.context().close()
  })

  it('fetches what resumes a draft when there is one, and again when that failed', async () => {
    const page = await open(() => Promise.resolve())
    await visitor.chooseService(page, /^Haircut/)
    await visitor.choosePerson(page, /^Anyone/)
    await visitor.chooseFirstTime(page)
    await visitor.giveDetails(page, 'Ada Lovelace', 'ada@example.com')
    await page.route(RESUME, (route) => route.abort('connectionfailed'))
    await page.reload()
    await visitor.heading(page, 'We can’t reach the booking server').waitFor()
    await page.unroute(RESUME)
    await page.getByRole('button', { name: 'Try again' }).click()
    await visitor.heading(page, 'Your details').waitFor()
    expect(await page.getByLabel('Name').inputValue()).toBe('Ada Lovelace')
    await page.context().close()
  })

  it('puts what the server says beside its field, or in a message when that part can’t be had', async () => {
    const errors = [{ pointer: '/customer/name', message: 'Use the name on your card.' }]
    const type = 'https://openslot.dev/problems/validation'
    const page = await open(async (opened) => {
      await opened.route(SERVER_FAULTS, (route) => route.abort('connectionfailed'))
      await opened.route('**/v1/bookings', (route) =>
        route.fulfill({ status: 422, json: { type, title: 'Check it', status: 422, detail: 'Check it.', errors } }),
      )
    })
    await visitor.chooseService(page, /^Haircut/)
    await visitor.choosePerson(page, /^Anyone/)
    await visitor.chooseFirstTime(page)
    await visitor.giveDetails(page, 'Ada', 'ada@example.com')
    await visitor.book(page)
    await page.getByRole('alert').getByText('Use the name on your card.').waitFor()
    await page.reload()
    await page.unroute(SERVER_FAULTS)
    await visitor.heading(page, 'Your details').waitFor()
    await visitor.book(page)
    await page.locator('#name-fault').getByText('Use the name on your card.').waitFor()
    expect(await page.getByLabel('Name').getAttribute('aria-invalid')).toBe('true')
    await page.context().close()
  })
})

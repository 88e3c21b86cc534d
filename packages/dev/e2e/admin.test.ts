import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ask, see, withNewServer } from './admin-visit.js'
import { DESKTOP, visit } from './looks.js'
import { listenForComplaints } from './page-health.js'
import * as visitor from './visitor.js'

const PASSWORD = 'correct horse battery'

/** The page asks who is signed in; that nobody is, browsers call an error. */
const withoutSignIn = (complaints: readonly string[]): readonly string[] =>
  complaints.filter((line) => !line.includes('status of 401'))

/** From now on it is about ten in the morning where Rita works, whenever this test runs, and she is open all day. */
async function openAroundTheClock(page: Page): Promise<void> {
  const ahead = new Date().getUTCHours() - 10
  await ask(page, 'PATCH', '/v1/admin/staff/rita-moreno', {
    timeZone: `Etc/GMT${ahead < 0 ? ahead : `+${ahead}`}`,
    hours: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }],
  })
}

/** `13:30`, by Rita's clock. */
async function timeThere(page: Page, start: string): Promise<string> {
  const { timeZone } = (await ask(page, 'GET', '/v1/admin/staff/rita-moreno')) as { timeZone: string }
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone })
  return clock.format(Date.parse(start))
}

async function freeStarts(page: Page): Promise<readonly string[]> {
  const from = Date.now() + 3_600_000
  const range = `from=${new Date(from).toISOString()}&to=${new Date(from + 6 * 3_600_000).toISOString()}`
  const { slots } = (await ask(page, 'GET', `/v1/slots?service=haircut-colour&${range}`)) as {
    slots: { start: string }[]
  }
  return slots.map(({ start }) => start)
}

const bookByHand = (page: Page, start: string, customer: object): Promise<unknown> =>
  ask(page, 'POST', '/v1/admin/bookings', {
    service: 'haircut-colour',
    start,
    timeZone: 'Europe/Berlin',
    customer,
  })

describe('a new server', () => {
  const server = withNewServer()

  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
  const signIn = async (page: Page, password: string): Promise<void> => {
    await page.getByLabel('E-mail address').fill('rita@salon.example')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await press(page, 'Sign in')
  }
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

  it('is set up by whoever has its link, and takes bookings at once', async () => {
    const context = await visit(server.browser, DESKTOP)
    const page = await context.newPage()
    const complaints = listenForComplaints(page)

    await page.goto(server.setupLink)
    await heading(page, 'Your account')
    expect(page.url()).toBe(`${server.url}/admin`)
    await see(page, '01-account')
    await press(page, 'Make my account')
    await page.getByText('Enter your name.').waitFor()
    await see(page, '02-account-faults')
    await page.getByLabel('Your name').fill('Rita Moreno')
    await page.getByLabel('E-mail address').fill('rita@salon.example')
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await press(page, 'Make my account')

    await heading(page, 'Your business')
    await see(page, '03-business')
    await page.getByLabel('Its name').fill('Salon Rita')
    await press(page, 'Next')
    await heading(page, 'Your first service')
    await page.getByLabel('Name', { exact: true }).fill('Haircut & colour')
    await page.getByLabel('How long it takes').selectOption('45')
    await page.getByLabel(/^Price/).fill('45.50')
    await page.getByLabel('Currency').selectOption('EUR')
    await see(page, '04-service')
    await press(page, 'Next')
    await heading(page, 'When can you be booked?')
    await page.getByLabel('Saturday: open').check()
    await page.getByLabel('Saturday, until', { exact: true }).fill('14:00')
    await see(page, '05-hours')
    await press(page, 'Finish')

    await heading(page, 'Put it on your site')
    await page.getByText('You’re ready: customers can book.').waitFor()
    expect(await page.locator('pre').innerText()).toBe(
      `<script type="module" src="${server.url}/widget.js"></script>\n<booking-widget></booking-widget>`,
    )
    await see(page, '06-site')
    await visitor.openLaterMonth(page)
    const booked = await visitor.chooseFirstTime(page)
    await visitor.giveDetails(page, 'Ada Lovelace', 'ada@example.com')
    await visitor.book(page)
    await visitor.heading(page, 'You’re booked').waitFor()
    expect(booked).not.toBe('')

    const services = await (await context.request.get(`${server.url}/v1/services`)).json()
    expect(services).toMatchObject({
      services: [{ slug: 'haircut-colour', durationMinutes: 45, price: { amount: 4550, currency: 'EUR' } }],
    })
    expect(withoutSignIn(complaints)).toEqual([])
    await context.close()
  })

  it('shows today’s bookings, and does what is to be done', async () => {
    const context = await visit(server.browser, DESKTOP)
    const page = await context.newPage()
    const complaints = listenForComplaints(page)
    await page.goto(`${server.url}/admin`)
    await signIn(page, PASSWORD)
    await heading(page, 'Today')
    await page.getByText(/Next: .+, Ada Lovelace/).waitFor()
    await see(page, '09-today-empty')

    await openAroundTheClock(page)
    const [first = '', second = ''] = await freeStarts(page)
    await bookByHand(page, first, { name: 'Grace Hopper', email: 'grace@example.com', phone: '+49 30 123456' })
    await bookByHand(page, second, { name: 'Alan Turing', email: 'alan@example.com' })
    await page.reload()
    await page.getByRole('button', { name: 'Open Alan Turing’s booking' }).waitFor()
    expect(await page.locator('.row-name').allInnerTexts()).toEqual(['Grace Hopper', 'Alan Turing'])
    await see(page, '10-today')
    await page.getByRole('link', { name: 'Calendar', exact: true }).click()
    await heading(page, 'Calendar')
    await page.getByRole('button', { name: /Grace Hopper, Haircut & colour$/ }).waitFor()
    await see(page, '14-calendar-week')
    await press(page, 'Day')
    await page.getByRole('button', { name: /Alan Turing, Haircut & colour$/ }).waitFor()
    await see(page, '15-calendar-day')
    await page.reload()
    await page.getByRole('button', { name: 'Day', exact: true, pressed: true }).waitFor()
    const third = (await freeStarts(page)).at(1) ?? ''
    await press(page, 'New booking')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Time').fill(await timeThere(page, third))
    await dialog.getByLabel('Customer’s name').fill('Katherine Johnson')
    await dialog.getByLabel('E-mail address').fill('katherine@example.com')
    await see(page, '16-new-booking')
    await press(page, 'Book')
    await page.getByText('Katherine Johnson is booked.').waitFor()
    await page.getByRole('button', { name: /Katherine Johnson, Haircut & colour$/ }).focus()
    for (let quarter = 0; quarter < 3; quarter++) await page.keyboard.press('Alt+ArrowDown')
    await see(page, '24-carried')
    await page.keyboard.press('Enter')
    await page.getByText('Katherine Johnson’s booking is moved.').waitFor()
    await page.getByRole('link', { name: 'Today' }).click()
    await press(page, 'Open Grace Hopper’s booking')
    await page.getByRole('dialog').waitFor()
    await see(page, '11-booking')
    await press(page, 'Move')
    await page.getByLabel('Time').waitFor()
    await see(page, '12-move')
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
    await press(page, 'Open Alan Turing’s booking')
    await press(page, 'Cancel booking')
    await page.getByText('Alan Turing’s booking is cancelled.').waitFor()
    await see(page, '13-undo')
    await press(page, 'Undo')
    await page.getByRole('button', { name: 'Open Alan Turing’s booking' }).waitFor()
    expect(withoutSignIn(complaints)).toEqual([])
    await context.close()
  })

  it('has services that are changed and added in plain words', async () => {
    const context = await visit(server.browser, DESKTOP)
    const page = await context.newPage()
    const complaints = listenForComplaints(page)
    await page.goto(`${server.url}/admin/services`)
    await signIn(page, PASSWORD)
    await page.getByText('45 min · €45.50 · Rita Moreno').waitFor()
    await see(page, '17-services')
    await page.getByRole('link', { name: 'Edit Haircut & colour' }).click()
    await page.getByLabel(/^Description/).fill('With a wash')
    await page.getByLabel('Where').selectOption('phone')
    await page.getByLabel('Free after it').selectOption('15')
    await page.getByLabel('Most a week').fill('20')
    await see(page, '18-service')
    await press(page, 'Save')
    await page.getByText('Haircut & colour is saved.').waitFor()
    await page.getByRole('link', { name: 'Add a service' }).click()
    await heading(page, 'New service')
    await page.getByLabel('Name', { exact: true }).fill('Beard trim')
    await page.getByLabel('Usual length').selectOption('20')
    await press(page, 'Save')
    await page.getByText('Beard trim is saved.').waitFor()
    await page.getByText('20 min · Rita Moreno').waitFor()
    const services = await (await context.request.get(`${server.url}/v1/services`)).json()
    expect(services).toMatchObject({
      services: [
        { slug: 'haircut-colour', description: 'With a wash', location: { kind: 'phone' }, customerPhone: 'required' },
        { slug: 'beard-trim', durationMinutes: 20, slotIntervalMinutes: 20, staff: [{ slug: 'rita-moreno' }] },
      ],
    })
    expect(withoutSignIn(complaints)).toEqual([])
    await context.close()
  })

  it('has hours that are changed by the day, and closed days and time off that take effect at once', async () => {
    const context = await visit(server.browser, DESKTOP)
    const page = await context.newPage()
    const complaints = listenForComplaints(page)
    await page.goto(`${server.url}/admin/staff`)
    await signIn(page, PASSWORD)
    await page.getByText('Haircut & colour, Beard trim').waitFor()
    await see(page, '19-staff')
    await page.getByRole('link', { name: 'Edit Rita Moreno' }).click()
    await press(page, 'Monday: add a break')
    await press(page, 'Sunday: copy to other days')
    await press(page, 'Next month')
    await page.getByRole('button', { name: /^\S+ 15 \S+:/ }).click()
    await page.getByRole('dialog').getByLabel('Other hours').check()
    await see(page, '20-special-day')
    await page.getByRole('dialog').getByLabel('Closed').check()
    await press(page, 'Done')
    await see(page, '21-staff-member')
    await page.getByRole('link', { name: 'Services', exact: true }).click()
    await page.getByText('Leave without saving?').waitFor()
    await press(page, 'Stay')
    await press(page, 'Save')
    await page.getByText('Rita Moreno is saved.').waitFor()
    const { overrides } = (await ask(page, 'GET', '/v1/admin/staff/rita-moreno')) as { overrides: { date: string }[] }
    expect(overrides).toMatchObject([{ windows: [] }])

    await page.getByRole('link', { name: 'Edit Rita Moreno' }).click()
    const date = overrides[0]?.date ?? ''
    await press(page, 'Enter time off')
    await page.getByLabel('From', { exact: true }).fill(`${date.slice(0, 8)}16`)
    await page.getByLabel('Until', { exact: true }).fill(`${date.slice(0, 8)}17`)
    await page.getByLabel(/^Note/).fill('Away')
    await see(page, '22-time-off')
    await page.getByRole('dialog').getByRole('button', { name: 'Enter time off' }).click()
    await page.getByText('The time off is entered.').waitFor()
    const range = `from=${date}T00:00:00Z&to=${date.slice(0, 8)}19T00:00:00Z`
    const { slots } = (await ask(page, 'GET', `/v1/slots?service=haircut-colour&${range}`)) as {
      slots: { start: string }[]
    }
    await page.getByRole('link', { name: 'Why not free?' }).click()
    await page.getByLabel('Date').fill(`${date.slice(0, 8)}16`)
    await page.getByLabel('Time').fill('10:00')
    await press(page, 'Show why')
    await page.getByText(/^Rita Moreno has time off: .+ \(Away\)\.$/).waitFor()
    await see(page, '23-why')
    const zone = ((await ask(page, 'GET', '/v1/admin/staff/rita-moreno')) as { timeZone: string }).timeZone
    const day = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: zone })
    const days = new Set(slots.map(({ start }) => day.format(Date.parse(start)).slice(8)))
    expect(['15', '16', '17'].filter((one) => days.has(one))).toEqual([])
    expect(days).toContain('18')
    expect(withoutSignIn(complaints)).toEqual([])
    await context.close()
  })

  it('is signed in to, and asks again once the session is over, where one was', async () => {
    const context = await visit(server.browser, DESKTOP)
    const page = await context.newPage()
    await page.goto(`${server.url}/admin/account`)
    await heading(page, 'Sign in')
    await see(page, '07-sign-in')
    await signIn(page, 'not her password')
    await page.getByText('That address and password don’t belong together.').waitFor()
    await signIn(page, PASSWORD)
    await heading(page, 'Your account')
    await see(page, '08-own-account')

    // A screen whose code can't be had says so, and is there once the page is loaded again.
    await page.route('**/admin/assets/calendar-screen-*.js', (route) => route.abort())
    await page.getByRole('link', { name: 'Calendar', exact: true }).click()
    await page.getByText('This page can’t be loaded.').waitFor()
    await page.unrouteAll()
    await press(page, 'Reload')
    await press(page, 'New booking')
    await page.goBack()
    await heading(page, 'Your account')

    await context.clearCookies()
    await page.getByLabel('Current password').fill(PASSWORD)
    await page.getByLabel('New password').fill('another long phrase')
    await press(page, 'Change password')
    // Over the page: what was typed is sent once she is signed in again.
    await page.getByText('You were signed out.').waitFor()
    await see(page, '25-sign-in-again')
    await page.getByRole('dialog').getByLabel('Password', { exact: true }).fill(PASSWORD)
    await press(page, 'Sign in')
    await page.getByText('Your password is changed.').waitFor()
    await press(page, 'Sign out')
    await heading(page, 'Sign in')
    expect((await context.request.get(`${server.url}/v1/session`)).status()).toBe(401)
    await context.close()
  })
})

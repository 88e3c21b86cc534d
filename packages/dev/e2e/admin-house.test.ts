import { describe, expect, it } from 'vitest'
import { ask, becomeOwner, see, setupLinkIn } from './admin-visit.js'
import { withDemo } from './demo-visit.js'
import { DESKTOP, visit } from './looks.js'
import { listenForComplaints } from './page-health.js'

/** What the server refuses, browsers call an error: that nobody is signed in, say, or that an address is none. */
const unexpected = (complaints: readonly string[]): readonly string[] =>
  complaints.filter((line) => !/status of 4(?:01|04|22)/.test(line))

describe('the owner of a salon', () => {
  const demo = withDemo()

  it('looks after messages, customers, users, settings, webhooks, calendars and the site', async () => {
    const context = await visit(demo.browser, DESKTOP)
    const page = await context.newPage()
    const complaints = listenForComplaints(page)
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
    const go = async (link: string, title = link): Promise<void> => {
      await page.getByRole('link', { name: link, exact: true }).click()
      await heading(title)
    }

    await becomeOwner(page, setupLinkIn(demo.output()))
    const from = new Date().toISOString()
    const to = new Date(Date.now() + 14 * 86_400_000).toISOString()
    const { slots } = await ask(page, 'GET', `/v1/slots?service=haircut&from=${from}&to=${to}`)
    await ask(page, 'POST', '/v1/admin/bookings', {
      service: 'haircut',
      start: (slots as { start: string }[]).at(-1)?.start,
      timeZone: 'Europe/Berlin',
      customer: { name: 'Ada Lovelace', email: 'ada@example.com', phone: '+49 30 123456' },
    })

    await go('Messages')
    await page.getByText('Confirmation to Ada Lovelace').waitFor()
    await see(page, '30-messages')
    await go('Customers')
    await page.getByLabel('Search').fill('love')
    await press('Open Ada Lovelace')
    await see(page, '31-customer')
    const download = page.waitForEvent('download')
    await press('Download a copy')
    expect((await download).suggestedFilename()).toBe('ada-example-com.json')
    await press('Erase…')
    await see(page, '32-erase')
    await page.getByRole('checkbox', { name: /Cancel their upcoming booking as well/ }).check()
    await press('Erase for good')
    await page.getByText(/Ada Lovelace is erased from 1 booking/).waitFor()
    await page.getByText('Nobody’s name').waitFor()

    await go('Users')
    await page.getByRole('link', { name: 'Add somebody' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Anna Berg')
    await page.getByLabel('E-mail address').fill('anna@salon.example')
    await page.getByLabel('Whose calendar is theirs').selectOption('Anna')
    await press('Make one up')
    const password = await page.getByLabel('Password', { exact: true }).inputValue()
    await see(page, '33-user')
    await press('Add')
    await page.getByText('Anna Berg can sign in now.').waitFor()
    await see(page, '34-users')
    await go('Settings')
    await page.getByLabel(/^Phone number for customers/).fill('+49 30 654321')
    await press('Save')
    await page.getByText('The settings are saved.').waitFor()
    await see(page, '35-settings')
    expect(await (await context.request.get(`${demo.url}/book`)).text()).toContain('+49 30 654321')

    await go('Webhooks')
    await page.getByRole('link', { name: 'Add a webhook' }).click()
    await page.getByLabel('Address').fill('https://127.0.0.1:9/hooks')
    await press('Add')
    await page.getByText('Use an address that begins with https:// and that anybody').waitFor()
    await page.getByLabel('Address').fill('https://hooks.openslot.invalid/in')
    await press('Add')
    await page.getByText('This is shown now and never again.').waitFor()
    await see(page, '36-webhook-secret')
    await page.getByRole('link', { name: 'It is copied: go on' }).click()
    await heading('Webhook')
    await press('Send a test')
    await page.getByText('Test No answer').waitFor()
    await see(page, '37-webhook')

    await go('Connected calendars')
    await press('Make an address')
    await page.getByText(/\/calendars\/[\w-]+\.ics$/).waitFor()
    await press('Google')
    await page.getByText('This server isn’t registered with Google yet.').waitFor()
    await see(page, '38-calendars')
    await go('Your site', 'Put it on your site')
    await page.getByLabel('Buttons and choices').fill('#7a1f4c')
    await page.getByText('--booking-accent: #7a1f4c;').waitFor()
    await page.getByLabel('Round corners').fill('4')
    await page.getByLabel('Font').selectOption('Georgia, serif')
    await press('Save for the booking pages')
    await page.getByText('Your booking pages look like this now.').waitFor()
    await see(page, '39-site')
    await press('In a frame')
    await page.getByText('<iframe src=').waitFor()
    await press('By a link')
    const opened = context.waitForEvent('page')
    await page.getByRole('link', { name: 'Open the booking page' }).click()
    const bookingPage = await opened
    await bookingPage.getByRole('heading', { name: 'Choose a service' }).waitFor()
    const look = (property: string): Promise<string> =>
      bookingPage
        .locator('booking-widget')
        .evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property)
    expect([await look('--booking-accent'), await look('--booking-radius')]).toEqual(['#7a1f4c', '4px'])
    await see(bookingPage, '40-booking-page')
    await bookingPage.close()

    await press('Sign out')
    await page.getByLabel('E-mail address').fill('anna@salon.example')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await press('Sign in')
    await heading('Put it on your site')
    expect(await page.getByRole('link', { name: 'Customers' }).count()).toBe(0)
    await go('Connected calendars')
    await page.getByText('Anna’s calendars').waitFor()
    expect(unexpected(complaints)).toEqual([])
    await context.close()
  })
})

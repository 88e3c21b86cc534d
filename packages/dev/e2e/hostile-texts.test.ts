import type { Frame, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { setupLinkIn } from './admin-visit.js'
import { withDemo } from './demo-visit.js'
import { DESKTOP, visit } from './looks.js'
import * as visitor from './visitor.js'

/** What would say that it ran, wherever it is taken for markup; each place has its own name. */
const hostile = (where: string): string =>
  `${where}"><img src="x" onerror="globalThis.ran='${where}'"><script>globalThis.ran='${where}'</script>`

const DAY_MS = 86_400_000

/** The midnight that begins next week (epoch ms, UTC). */
function nextMonday(): number {
  const today = Math.floor(Date.now() / DAY_MS)
  // The first day of the epoch was a Thursday.
  return (today + 7 - ((today + 3) % 7)) * DAY_MS
}

const EMAIL = 'mallory@example.com'

/** Whether a text of {@link hostile} has become an element, or ran, in a page or a frame of it. */
const traces = (frame: Frame): Promise<readonly string[]> =>
  frame.evaluate(() => {
    const found: string[] = []
    const look = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        const says = element.getAttribute('onerror') ?? (element.matches('script') ? element.textContent : '')
        if (says.includes('.ran=')) found.push(element.outerHTML)
        if (element.shadowRoot) look(element.shadowRoot)
      }
    }
    look(document)
    const { ran } = globalThis as { ran?: string }
    return ran === undefined ? found : [...found, `${ran} ran`]
  })

async function expectInert(page: Page, what: string): Promise<void> {
  const found = await Promise.all(page.frames().map(traces))
  expect({ [what]: found.flat() }).toEqual({ [what]: [] })
}

describe('what a customer types', () => {
  const demo = withDemo()

  it('is text on every page and in every mail that shows it', async () => {
    const context = await visit(demo.browser, DESKTOP)
    const page = await context.newPage()
    const call = (method: string, path: string, json?: object): Promise<Record<string, never>> =>
      page.evaluate(
        async ([verb, address, body]) => {
          const headers = { 'Content-Type': 'application/json', 'If-Match': '*' }
          const response = await fetch(address, { method: verb, headers, ...(body !== undefined && { body }) })
          if (!response.ok) throw new Error(`${verb} ${address}: ${await response.text()}`)
          return response.status === 204 ? {} : response.json()
        },
        [method, path, json && JSON.stringify(json)] as const,
      )

    await page.goto(`${demo.url}/admin`)
    const code = new URL(setupLinkIn(demo.output())).hash.replace('#setup=', '')
    const owner = { name: hostile('owner'), email: 'rita@salon.example', password: 'correct horse battery' }
    await call('POST', '/v1/setup', { code, ...owner })
    const question = { id: 'wish', label: hostile('question'), kind: 'text', required: false }
    await call('PATCH', '/v1/admin/services/haircut', { questions: [question] })

    const monday = nextMonday()
    const [from, to] = [monday, monday + 5 * DAY_MS].map((instant) => new Date(instant).toISOString())
    const { slots } = (await call('GET', `/v1/slots?service=haircut&from=${from}&to=${to}`)) as unknown as {
      slots: { start: string }[]
    }
    const made = (await call('POST', '/v1/bookings', {
      service: 'haircut',
      start: slots[0]?.start,
      timeZone: 'Europe/Berlin',
      locale: 'en',
      customer: { name: hostile('name'), email: EMAIL },
      notes: hostile('notes'),
      answers: { wish: hostile('answer') },
    })) as unknown as { id: string; manageUrl: string; staff: { slug: string } }

    const { email: staffEmail } = (await call('GET', `/v1/admin/staff/${made.staff.slug}`)) as unknown as {
      email: string
    }
    await visitor.openMail(page, demo.url, /Haircut/, EMAIL)
    await expectInert(page, 'the mail to the customer')
    await visitor.openMail(page, demo.url, /Haircut/, staffEmail)
    const mail = page.frameLocator('iframe[title="The mail"]')
    for (const where of ['name', 'notes', 'answer']) await mail.getByText(hostile(where)).first().waitFor()
    await expectInert(page, 'the mail to the staff member')
    await page.goto(`${demo.url}/demo/mailbox`)
    await expectInert(page, 'the list of mails')

    await page.goto(made.manageUrl)
    await visitor.heading(page, 'Your booking').waitFor()
    await expectInert(page, 'the manage page')

    await page.goto(`${demo.url}/admin`)
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
    const screens = await page
      .getByRole('navigation')
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
    expect(screens.length).toBeGreaterThan(2)
    for (const screen of screens) {
      await page.goto(screen)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      await expectInert(page, screen)
    }
    await page.goto(`${demo.url}/admin/calendar`)
    await page.getByRole('button', { name: 'Next week' }).click()
    await page.getByRole('button', { name: hostile('name') }).click()
    const dialog = page.getByRole('dialog')
    for (const where of ['name', 'notes', 'answer']) await dialog.getByText(hostile(where)).first().waitFor()
    await expectInert(page, 'the booking')
    await call('POST', `/v1/admin/bookings/${made.id}/cancel`, { reason: hostile('reason') })
    await page.goto(made.manageUrl)
    await visitor.heading(page, /cancelled/).waitFor()
    await expectInert(page, 'the manage page of what is cancelled')
    await context.close()
  })
})

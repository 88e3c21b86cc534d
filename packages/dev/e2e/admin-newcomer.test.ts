import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { OWNER, withNewServer } from './admin-visit.js'
import { faultsInEveryLook } from './every-look.js'
import { DESKTOP, visit } from './looks.js'

const type = async (page: Page, values: Readonly<Record<string, string>>): Promise<void> => {
  for (const [name, value] of Object.entries(values)) await page.locator(`[name=${name}]`).fill(value)
}

describe.each(['en-GB', 'de-DE'])('a newcomer who reads %s', (locale) => {
  const server = withNewServer()

  it('sees every step whole in every look, and where the keyboard is', { timeout: 300_000 }, async () => {
    const context = await visit(server.browser, DESKTOP, locale)
    const page = await context.newPage()
    const faults: string[] = []
    const see = async (step: string): Promise<void> => {
      const found = await faultsInEveryLook(page, `${step}-${locale.slice(0, 2)}`)
      faults.push(...found.map((fault) => `${step}, ${fault}`))
    }
    const goOn = async (next: string): Promise<void> => {
      await page.locator('.primary').click()
      await page.locator(next).waitFor()
    }

    await page.goto(server.setupLink, { waitUntil: 'networkidle' })
    await page.locator('.primary').click()
    await see('first-account')
    await type(page, OWNER)
    await goOn('[name=business]')
    await see('first-business')
    await type(page, { business: 'Salon Rita' })
    await goOn('[name=minutes]')
    await type(page, { name: 'Cut' })
    await see('first-service')
    await goOn('hours-field')
    await page.locator('.opening-deeds .link').last().click()
    await see('first-hours')
    await goOn('booking-widget')
    await see('first-site')
    await page.locator('.menu-end .link').click()
    await page.locator('sign-in').waitFor()
    await see('sign-in')
    expect(faults).toEqual([])
    await context.close()
  })
})

import { describe, expect, it } from 'vitest'
import { withDemo } from './demo-visit.js'
import { LOOKS, photograph, visit } from './looks.js'
import { expectHealthy, listenForComplaints } from './page-health.js'
import * as visitor from './visitor.js'

describe('a server whose customers confirm by e-mail', () => {
  const demo = withDemo({ OPENSLOT_CONFIRM_EMAIL: 'on' })

  it.each(LOOKS)('is booked once its customer has followed the mail: $name', async (look) => {
    const email = `ada-${look.name}@example.com`
    const context = await visit(demo.browser, look)
    const page = await context.newPage()
    const complaints = listenForComplaints(page)
    const see = async (step: string): Promise<void> => {
      await photograph(page, look, `confirm-${step}`)
      await expectHealthy(page, step)
    }

    await page.goto(demo.url)
    await visitor.chooseService(page, /^Haircut/)
    await visitor.choosePerson(page, /^Anyone/)
    await visitor.openLaterMonth(page)
    const booked = await visitor.chooseFirstTime(page)
    await visitor.giveDetails(page, 'Ada Lovelace', email)
    await visitor.book(page)
    await visitor.heading(page, 'Check your e-mail').waitFor()
    await see('01-check-your-mail')

    await visitor.openMail(page, demo.url, /^Confirm your booking: Haircut on /, email)
    expect(await page.locator('main').innerText()).toContain(booked)
    await see('02-mail')
    await visitor.followConfirmLink(page)
    await visitor.heading(page, 'Confirm your booking').waitFor()
    await see('03-manage')
    await page.getByRole('button', { name: 'Confirm booking' }).click()
    await visitor.heading(page, 'You’re booked').waitFor()
    await see('04-confirmed')

    await visitor.openMail(page, demo.url, /^Haircut on /, email)
    await visitor.followManageLink(page)
    await visitor.heading(page, 'Your booking').waitFor()
    await visitor.startCancelling(page)
    await visitor.confirmCancel(page)

    expect(complaints).toEqual([])
    await context.close()
  })
})

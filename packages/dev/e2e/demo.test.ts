import { describe, expect, it } from 'vitest'
import { startDemo } from '../running/demo.mjs'
import { withDemo } from './demo-visit.js'
import { DESKTOP, LOOKS, photograph, visit } from './looks.js'
import { expectHealthy, listenForComplaints } from './page-health.js'
import * as visitor from './visitor.js'

describe('the demo that npm start shows', () => {
  const demo = withDemo()

  it.each(LOOKS)('is booked, moved and cancelled by way of the mail: $name', async (look) => {
    const email = `ada-${look.name}@example.com`
    const context = await visit(demo.browser, look)
    const page = await context.newPage()
    const complaints = listenForComplaints(page)
    const see = async (step: string): Promise<void> => {
      await photograph(page, look, step)
      await expectHealthy(page, step)
    }

    await page.goto(demo.url)
    await visitor.heading(page, 'Choose a service').waitFor()
    await see('01-service')
    await visitor.chooseService(page, /^Haircut/)
    await visitor.heading(page, 'Choose a person').waitFor()
    await see('02-person')
    await visitor.choosePerson(page, /^Anyone/)
    await visitor.times(page).first().waitFor()
    await see('03-time')
    await visitor.openLaterMonth(page)
    await see('04-later-month')
    const booked = await visitor.chooseFirstTime(page)
    await visitor.heading(page, 'Your details').waitFor()
    await see('05-details')
    await page.getByLabel('E-mail').fill('ada@')
    await page.getByLabel('Name').click()
    await page.locator('#email-fault', { hasText: 'something is missing after the @' }).waitFor()
    await page.getByRole('status').getByText('something is missing after the @').waitFor()
    await see('06-details-fault')
    await visitor.giveDetails(page, 'Ada Lovelace', email)
    await visitor.book(page)
    await visitor.heading(page, 'You’re booked').waitFor()
    await page.getByText(email).waitFor()
    await see('07-booked')

    await visitor.openMail(page, demo.url, /^Haircut on /, email)
    await see('08-mail')
    expect(await page.locator('main').innerText()).toContain(booked)
    await visitor.followManageLink(page)
    await visitor.heading(page, 'Your booking').waitFor()
    await see('09-manage')

    await visitor.startMoving(page)
    await see('10-move')
    await visitor.openLaterMonth(page)
    const moved = await visitor.chooseLastTime(page)
    await visitor.heading(page, 'Move your booking').waitFor()
    await see('11-move-confirm')
    await visitor.confirmMove(page)
    await see('12-moved')
    expect(moved).not.toBe(booked)

    await visitor.openMail(page, demo.url, /^Moved: Haircut on /, email)
    expect(await page.locator('main').innerText()).toContain(moved)
    await visitor.followManageLink(page)
    await visitor.startCancelling(page)
    await see('13-cancel')
    await visitor.confirmCancel(page)
    await see('14-cancelled')
    await visitor.openMail(page, demo.url, /^Cancelled: Haircut on /, email)
    await see('15-cancelled-mail')

    expect(complaints).toEqual([])
    await context.close()
  })

  it('is moved and cancelled by way of the done page', async () => {
    const context = await visit(demo.browser, DESKTOP)
    const page = await context.newPage()
    const complaints = listenForComplaints(page)

    await page.goto(demo.url)
    await visitor.bookHaircut(page, 'Grace Hopper', 'grace@example.com')
    await page.getByRole('link', { name: 'Move or cancel' }).click()
    await visitor.heading(page, 'Your booking').waitFor()
    await visitor.startMoving(page)
    await visitor.openLaterMonth(page)
    await visitor.chooseLastTime(page)
    await visitor.confirmMove(page)
    await visitor.startCancelling(page)
    await visitor.confirmCancel(page)

    // Who comes back later sees the same, and can't cancel twice.
    await page.reload()
    await visitor.heading(page, 'This booking is cancelled').waitFor()
    expect(await page.getByRole('button', { name: 'Cancel booking' }).count()).toBe(0)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('ends cleanly when it is asked to', async () => {
    const another = await startDemo()
    expect((await fetch(`${another.url}/healthz`)).status).toBe(200)
    expect(await another.stop()).toBe(0)
  })
})

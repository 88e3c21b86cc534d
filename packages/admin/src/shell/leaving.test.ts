import { expect, waitUntil } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { edit, house } from '../testing/staff-house.js'
import {
  button,
  expectHealthy,
  fieldCalled,
  leave,
  press,
  see,
  seeHeading,
  sees,
  tick,
  visit,
} from '../testing/visit.js'

afterEach(leave)

/** What is asked next is another question. */
async function stay(): Promise<void> {
  await press('Stay')
  await waitUntil(() => document.querySelector('leaving-dialog') === null, 'be asked no more')
}

describe('what isn’t saved', () => {
  it('isn’t left unasked, by a link or by the browser’s back', async () => {
    await visit(house(), '/admin/staff')
    await press('Edit Anna')
    await fieldCalled('Name')
    await tick('Sunday: open')
    await press('Services')
    await see('Leave without saving?')
    await expectHealthy()
    await stay()
    history.back()
    await see('Leave without saving?')
    expect(location.pathname).to.equal('/admin/staff/s-anna')
    await stay()
    expect(sees('Leave without saving?')).to.equal(false)
    await fieldCalled('Sunday, from')
    history.back()
    await press('Leave without saving')
    await seeHeading('Staff')
    expect(location.pathname).to.equal('/admin/staff')
    // It is there once: what lies ahead is where one was.
    history.forward()
    await seeHeading('Anna')
    expect(location.pathname).to.equal('/admin/staff/s-anna')
  })

  it('isn’t left unasked by the page’s own way back, which leads to the list that one came from', async () => {
    await visit(house(), '/admin/services')
    await press('Staff')
    await seeHeading('Staff')
    await press('Edit Anna')
    await tick('Sunday: open')
    const back = document.querySelector<HTMLElement>('main .back')
    back?.click()
    await see('Leave without saving?')
    await stay()
    await fieldCalled('Sunday, from')
    back?.click()
    await press('Leave without saving')
    await seeHeading('Staff')
    // Behind the list lies what was before it.
    history.back()
    await seeHeading('Services')
  })

  it('is where it was, with the focus, for whoever stays', async () => {
    await edit(house())
    await tick('Sunday: open')
    const link = await button('Services')
    for (const key of ['Enter', 'Escape']) {
      link.focus()
      await sendKeys({ press: 'Enter' })
      await see('Leave without saving?')
      await sendKeys({ press: key })
      await waitUntil(() => document.querySelector('leaving-dialog') === null, 'be asked no more')
      expect(document.activeElement === link, key).to.equal(true)
    }
  })

  it('is nothing where nothing was changed', async () => {
    await edit(house())
    await tick('Sunday: open')
    await tick('Sunday: open')
    await press('Services')
    await seeHeading('Services')
    expect([location.pathname, document.querySelector('dialog')]).to.deep.equal(['/admin/services', null])
  })
})

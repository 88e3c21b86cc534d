import { expect, waitUntil } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { CUT, edit, house } from '../testing/service-house.js'
import { leave, press, see, seeHeading } from '../testing/visit.js'

afterEach(async () => {
  leave()
  await setViewport({ width: 1280, height: 900 })
})

const one = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector) as HTMLElement

describe('what lies at the lower edge', () => {
  it('hides nothing that gets the focus, nor one thing the other', async () => {
    await setViewport({ width: 375, height: 667 })
    await edit(house(CUT))
    await press('Stop offering it')
    await see('Haircut is no longer offered.')
    const topOf = (selector: string): number => Math.round(one(selector).getBoundingClientRect().top)
    const bottomOf = (element: Element): number => Math.round(element.getBoundingClientRect().bottom)
    await waitUntil(() => bottomOf(one('.notice')) <= topOf('.save-bar'), 'see the notice above the bar')
    scrollTo(0, 0)
    const fields = [...document.querySelectorAll<HTMLElement>('form :is(input, select, textarea):not([type=hidden])')]
    expect(fields.length).to.be.greaterThan(20)
    const hidden = fields.filter((field) => {
      field.focus()
      return bottomOf(field) > topOf('.notice')
    })
    expect(hidden.map((field) => (field as HTMLInputElement).name)).to.deep.equal([])
  })

  it('leaves no room behind once it is gone', async () => {
    await edit(house(CUT))
    const kept = (): string => document.documentElement.style.getPropertyValue('--save-bar-height')
    await waitUntil(() => Number.parseFloat(kept()) > 40, 'keep clear of the bar')
    await press('Staff')
    await seeHeading('Staff')
    expect(kept()).to.equal('0px')
  })
})

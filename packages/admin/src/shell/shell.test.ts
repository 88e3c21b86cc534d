import { expect } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { pathOf } from '../routes.js'
import { annasSession } from '../testing/people.js'
import { salon } from '../testing/salon.js'
import { button, expectHealthy, leave, press, seeHeading, sees, visit } from '../testing/visit.js'

afterEach(async () => {
  leave()
  await setViewport({ width: 1280, height: 900 })
})

const links = (): string[] => [...document.querySelectorAll('nav a')].map((link) => (link as HTMLElement).innerText)
const menu = async (): Promise<string | null> => (await button('Menu')).getAttribute('aria-expanded')

describe('the navigation', () => {
  it('leads to every screen where there is room, and needs no menu for it', async () => {
    await visit(salon())
    await seeHeading('Today')
    expect(links().slice(0, 2)).to.deep.equal(['Today', 'Calendar'])
    expect(links()).to.include.members(['Customers', 'Services', 'Staff', 'Settings', 'Account'])
    expect(sees('Menu')).to.equal(false)
    await expectHealthy()
  })

  it('has the way out in sight in a low window, and every link in one of 740 px', async () => {
    await setViewport({ width: 1280, height: 740 })
    await visit(salon())
    await seeHeading('Today')
    const side = document.querySelector('.side') as HTMLElement
    expect(side.scrollHeight).to.equal(side.clientHeight)
    await setViewport({ width: 1280, height: 500 })
    expect((await button('Sign out')).getBoundingClientRect().bottom).to.be.at.most(innerHeight)
    const last = await button('Account')
    last.focus()
    const [below, foot] = [last, document.querySelector('.menu-end') as Element].map((one) =>
      one.getBoundingClientRect(),
    )
    expect(below?.bottom).to.be.at.most(foot?.top ?? 0)
    await expectHealthy()
  })

  it('has what is needed all day on a phone, and the rest in a menu that closes behind whoever goes', async () => {
    await setViewport({ width: 375, height: 812 })
    await visit(salon())
    await seeHeading('Today')
    expect(sees('Calendar')).to.equal(true)
    expect(sees('Services')).to.equal(false)
    await press('Menu')
    await expectHealthy()
    await setViewport({ width: 375, height: 812 })
    await press('Services')
    await seeHeading('Services')
    expect([await menu(), sees('Your site')]).to.deep.equal(['false', false])
  })

  it('closes its menu by the escape key, and gives the focus back', async () => {
    await setViewport({ width: 375, height: 812 })
    await visit(salon())
    await press('Menu')
    const link = await button('Account')
    link.focus()
    link.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    await seeHeading('Today')
    expect([await menu(), document.activeElement]).to.deep.equal(['false', await button('Menu')])
  })

  it('has nothing of the owners’ for somebody with only their own calendar', async () => {
    await visit(salon({ as: annasSession() }))
    await seeHeading('Today')
    expect(links()).to.include.members(['Today', 'Calendar', 'Your hours', 'Account'])
    expect(links()).not.to.include.members(['Services', 'Staff'])
  })
})

describe('the screens of owners', () => {
  for (const name of ['customers', 'messages', 'services', 'staff', 'settings', 'users', 'webhooks', 'setup'] as const)
    it(`are nobody’s business who has only their own calendar: ${name}`, async () => {
      const server = salon({ as: annasSession() })
      await visit(server, pathOf(name))
      await seeHeading('There is nothing here')
      expect(server.asked.map(({ what }) => what)).to.deep.equal(['GET /v1/session'])
    })
})

import { expect } from '@open-wc/testing'
import { asked, withSalon } from '../testing/salon.js'
import { leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

// The demonstration's salon is open to whoever looks at it, now: its clock is the visitor's.
const DEMO = { demo: '', staff: 'anna', 'time-zone': '', name: 'Ada', email: 'ada@example.com' }

describe('a demonstration', () => {
  it('takes a booking, shows and cancels it, without a server', async () => {
    const realFetch = window.fetch
    const calls: unknown[] = []
    window.fetch = (...args) => {
      calls.push(args)
      return realFetch(...args)
    }
    try {
      const ada = visit({ ...DEMO, server: '' })
      ada.element.clock = () => Date.now()
      await ada.see('This is a demonstration: nothing is really booked.')
      await ada.press(/^Haircut/)
      await ada.press(/^\d{1,2}:\d\d$/)
      await ada.press(/^Book /)
      await ada.see('You’re booked')
      expect(ada.link('Add to calendar')?.href).to.match(/^data:text\/calendar.*BEGIN%3AVCALENDAR/)
      ada.link('Move or cancel')?.click()
      await ada.seeFocusOn('Your booking')
      await ada.press('Cancel booking')
      await ada.press('Yes, cancel it')
      await ada.see('Your booking is cancelled')
    } finally {
      window.fetch = realFetch
    }
    expect(calls).to.deep.equal([])
  })

  it('can become earnest', async () => {
    const ada = visit(DEMO)
    ada.element.clock = () => Date.now()
    await ada.see('Cut and colour')
    ada.element.demo = false
    await ada.see('Main Street 4')
    expect(ada.sees('demonstration')).to.equal(false)
    expect(asked('GET', 'services')).to.have.length(1)
  })
})

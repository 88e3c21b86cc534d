import { expect } from '@open-wc/testing'
import { changeElsewhere, sent } from '../testing/fake-server.js'
import { annasSession } from '../testing/people.js'
import { salon } from '../testing/salon.js'
import { PATCH } from '../testing/staff-house.js'
import { expectHealthy, fieldCalled, leave, press, see, seeHeading, tick, visit } from '../testing/visit.js'

afterEach(leave)

describe('somebody with only their own calendar', () => {
  it('changes their hours, days and time off, and nothing else', async () => {
    const server = salon({ as: annasSession() })
    await visit(server)
    await press('Your hours')
    await seeHeading('Your hours')
    await fieldCalled('Monday, from')
    await expectHealthy()
    await tick('Friday: open')
    await press('Save')
    await see('Your hours are saved.')
    expect(sent(server, PATCH)).to.deep.equal([
      { hours: [1, 2, 3, 4].map((day) => ({ days: [day], start: '09:00', end: '17:00' })) },
    ])
    await changeElsewhere(server, 'staff/s-anna', { overrides: [{ date: '2026-12-24', windows: [] }] }, 2)
    await tick('Thursday: open')
    await press('Save')
    await see('Somebody else changed this meanwhile.')
    await see('Thu, 24 December 2026: Closed')
    await press('Put my changes back in')
    await press('Save')
    await see('Your hours are saved.')
    const asked = new Set(server.asked.map(({ what }) => what))
    expect([asked.has('GET /v1/admin/staff'), asked.has('GET /v1/admin/services')]).to.deep.equal([false, false])
  })
})

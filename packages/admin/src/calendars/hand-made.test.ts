import { expect, nextFrame, waitUntil } from '@open-wc/testing'
import type { CalendarChange } from '@openslot/core/wire'
import { house, open } from '../testing/calendar-house.js'
import { answer } from '../testing/fake-server.js'
import { ADA, bookingOf } from '../testing/people.js'
import { pressesAt } from '../testing/presses.js'
import { button, enter, expectHealthy, leave, press, see, seeAsked, sees } from '../testing/visit.js'

afterEach(leave)

const MOVED: CalendarChange = {
  bookingId: ADA.id,
  calendarId: 'c-work',
  connectionId: 'k-cloud',
  staffId: 's-anna',
  change: 'moved',
  put: { start: ADA.start, end: ADA.end },
  seen: { start: '2026-11-26T12:00:00Z', end: '2026-11-26T12:30:00Z' },
  noticedAt: '2026-11-26T09:00:00Z',
  overwritten: false,
  refused: null,
}

describe('what was changed by hand', () => {
  it('is shown, put back, or agreed to in the booking', async () => {
    const server = house()
    server.on('GET /v1/admin/calendar-changes', () => answer({ changes: [MOVED] }))
    server.on(`POST /v1/admin/calendar-changes/${ADA.id}/c-work/put-back`, () => new Response(null, { status: 204 }))
    await open(server)
    await see('Ada Lovelace, Haircut')
    await see('Its event was moved from Thu 26 Nov, 10:30 to Thu 26 Nov, 13:00.')
    await expectHealthy()
    await press('Open Ada Lovelace’s booking')
    await see('+49 30 123456')
    await press('Close')
    await press('Put back: Ada Lovelace')
    await see('The event goes back to where its booking is.')
    await waitUntil(() => !sees('Changed by hand in the calendar'), 'the list gone', { timeout: 30_000 })
  })

  it('is put back once by a double click', async () => {
    const bea = bookingOf('Bea', '11:30')
    const server = house()
    const changes = [MOVED, { ...MOVED, bookingId: bea.id }]
    server.on('GET /v1/admin/calendar-changes', () => answer({ changes }))
    server.on(`GET /v1/admin/bookings/${bea.id}`, () => answer(bea))
    server.on(`POST /v1/admin/calendar-changes/${ADA.id}/c-work/put-back`, () => new Response(null, { status: 204 }))
    await open(server)
    const pressThere = pressesAt(await button('Put back: Ada Lovelace'))
    pressThere({ pointerType: 'mouse', detail: 1 })
    await see('The event goes back to where its booking is.')
    expect(pressThere({ pointerType: 'mouse', detail: 2 })).to.equal('Put back: Bea')
    await nextFrame()
    expect(server.asked.filter(({ what }) => what.startsWith('POST'))).to.have.length(1)
    await button('Put back: Bea')
  })

  it('is told of when it was made a series', async () => {
    const server = house()
    const { put } = MOVED
    server.on('GET /v1/admin/calendar-changes', () => answer({ changes: [{ ...MOVED, change: 'recurs', seen: put }] }))
    await open(server)
    await see('Its event, Thu 26 Nov, 10:30, was made to recur.')
  })

  it('is told of with the reason why its booking stays', async () => {
    const server = house()
    const gone = { ...MOVED, change: 'deleted', seen: null, refused: 'stands-elsewhere' }
    server.on('GET /v1/admin/calendar-changes', () => answer({ changes: [gone] }))
    await open(server)
    await see('It stands in another calendar, which isn’t chosen or is of another account. So the booking stays.')
  })

  it('is told of when it was overwritten, until somebody has seen it', async () => {
    const server = house()
    server.on('GET /v1/admin/calendar-changes', () => answer({ changes: [{ ...MOVED, overwritten: true }] }))
    server.on(`DELETE /v1/admin/calendar-changes/${ADA.id}/c-work`, () => new Response(null, { status: 204 }))
    await open(server)
    await see('what was done by hand is gone.')
    expect(sees('Put back')).to.equal(false)
    await press('Got it: Ada Lovelace')
    await seeAsked(server, `DELETE /v1/admin/calendar-changes/${ADA.id}/c-work`)
    await waitUntil(() => !sees('Changed by hand in the calendar'), 'the list gone', { timeout: 30_000 })
  })

  it('speaks German', async () => {
    await open(house())
    await enter('Language', 'de')
    await see('Work: sperrt Zeiten')
    await expectHealthy()
  })
})

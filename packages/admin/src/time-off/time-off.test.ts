import { expect, waitUntil } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { sent } from '../testing/fake-server.js'
import { ADA, ANNA } from '../testing/people.js'
import { pressesAt } from '../testing/presses.js'
import { edit, house } from '../testing/staff-house.js'
import { isDateInReach } from '../time/wall-clock.js'
import { button, enter, expectHealthy, fieldCalled, leave, press, see, sees, tick } from '../testing/visit.js'

afterEach(leave)

describe('time off', () => {
  const at = '/v1/admin/staff/s-anna/time-off'

  it('is entered in whole days of their own zone, told of in the month, and taken back', async () => {
    const server = house()
    await edit(server)
    await see('None is entered.')
    await press('Enter time off')
    await enter('From', '2026-11-27')
    await enter('Until', '2026-11-26')
    await press('Enter time off')
    // The first of that name opens what is open already; the one of the form is told by its place.
    document.querySelector<HTMLElement>('dialog .primary')?.click()
    await see('The end is before the start.')
    await expectHealthy()
    await enter('From', '2026-11-26')
    await enter('Until', '2026-11-27')
    await enter('Note', 'Dentist')
    document.querySelector<HTMLElement>('dialog .primary')?.click()
    await see('The time off is entered. One booking is in it, and stays')
    await see('Thu, 26 Nov 2026 – Fri, 27 Nov 2026 Dentist')
    expect(sent(server, `POST ${at}`)).to.deep.equal([
      { start: '2026-11-25T23:00:00Z', end: '2026-11-27T23:00:00Z', note: 'Dentist' },
    ])
    await button('Thursday 26 November: time off')
    await press('Undo')
    await see('The time off is taken back.')
    await see('None is entered.')
    await press('Undo')
    await see('Dentist')
  })

  it('is taken back once by a double click, and by keyboard leaves the focus where it is told of', async () => {
    const server = house()
    const { id } = ANNA
    for (const day of [10, 11, 12]) {
      const off = { start: `2026-12-${day}T10:00:00Z`, end: `2026-12-${day}T12:00:00Z`, note: `${day}` }
      await server.send(
        new Request(`${location.origin}/v1/admin/staff/${id}/time-off`, { method: 'POST', body: JSON.stringify(off) }),
      )
    }
    await edit(server)
    const named = (day: string) => `Take back the time off ${day} Dec, 11:00 – ${day} Dec, 13:00`
    const pressThere = pressesAt(await button(named('Thu 10')))
    pressThere({ pointerType: 'mouse', detail: 1 })
    await see('The time off is taken back.')
    expect(pressThere({ pointerType: 'mouse', detail: 2 })).to.equal(named('Fri 11'))
    const deleted = (): string[] => server.asked.map(({ what }) => what).filter((what) => what.startsWith('DELETE'))
    expect(deleted()).to.have.length(1)
    ;(await button(named('Fri 11'))).focus()
    await sendKeys({ press: 'Enter' })
    await waitUntil(() => deleted().length === 2, 'take back another one')
    expect(document.activeElement?.textContent).to.equal('Time off')
    await button(named('Sat 12'))
  })

  it('isn’t entered twice where only the answer was lost, but as it was wanted last', async () => {
    const server = house()
    await edit(server)
    const send = (): void => document.querySelector<HTMLElement>('dialog .primary')?.click()
    await press('Enter time off')
    await enter('From', '2026-11-27')
    await enter('Until', '2026-11-27')
    server.lose(`POST ${at}`)
    send()
    await see('The server can’t be reached.')
    send()
    await see('Fri, 27 Nov 2026')
    expect(sent(server, `POST ${at}`)).to.have.length(1)

    await press('Enter time off')
    await enter('From', '2026-11-28')
    await enter('Until', '2026-11-28')
    server.lose(`POST ${at}`)
    send()
    await see('The server can’t be reached.')
    await enter('Until', '2026-11-29')
    send()
    await see('Sat, 28 Nov 2026 – Sun, 29 Nov 2026')
    const entries = [...document.querySelectorAll('time-off-section li')].map((one) => one.textContent)
    expect(entries).to.have.length(2)
  })

  it('says what of the day before is in it, too', async () => {
    const late = { ...ADA, start: '2026-11-26T22:30:00Z', end: '2026-11-26T23:30:00Z' }
    await edit(house(undefined, [late]))
    await press('Enter time off')
    await enter('From', '2026-11-27')
    await enter('Until', '2026-11-27')
    await expectHealthy()
    document.querySelector<HTMLElement>('dialog .primary')?.click()
    await see('The time off is entered. One booking is in it, and stays')
    expect(sees('Fri, 27 Nov 2026')).to.equal(true)
  })

  it('is of years whose clocks are known', async () => {
    const server = house()
    await edit(server)
    await press('Enter time off')
    for (const [from, until] of [
      ['9999-12-30', '9999-12-31'],
      ['2026-11-27', '2926-11-27'],
      ['1026-11-27', '2026-11-27'],
    ] as const) {
      await enter('From', from)
      await enter('Until', until)
      document.querySelector<HTMLElement>('dialog .primary')?.click()
      const wrong = isDateInReach(from) ? 'to' : 'from'
      await waitUntil(() => document.activeElement?.getAttribute('name') === wrong, `be led to ${from} – ${until}`)
      await see('Choose a date of the years 1900 to 2199.')
    }
    await expectHealthy()
    await enter('From', '2026-11-27')
    document.querySelector<HTMLElement>('dialog .primary')?.click()
    await see('Fri, 27 Nov 2026')
    expect(sent(server, `POST ${at}`)).to.have.length(1)
  })

  it('is entered with times, and says which the clock doesn’t show', async () => {
    const server = house()
    await edit(server)
    await press('Enter time off')
    await tick('Whole days')
    await enter('From', '2027-03-28')
    await enter('From, time', '02:30')
    await enter('Until', '2027-03-28')
    await enter('Until, time', '12:00')
    document.querySelector<HTMLElement>('dialog .primary')?.click()
    await see('Choose a date and a time that the clock shows on it.')
    await enter('From, time', '03:30')
    document.querySelector<HTMLElement>('dialog .primary')?.click()
    await see('Sun, 28 Mar 2027, 3:30 – Sun, 28 Mar 2027, 12:00')
    expect(sent(server, `POST ${at}`)).to.deep.equal([
      { start: '2027-03-28T01:30:00Z', end: '2027-03-28T10:00:00Z', note: null },
    ])
  })

  it('is from and until either of two times that the clocks show alike', async () => {
    const server = house()
    await edit(server)
    await press('Enter time off')
    await enter('From', '2027-10-31')
    await enter('Until', '2027-10-31')
    await tick('Whole days')
    expect(document.querySelector('dialog select')).to.equal(null)
    await enter('From, time', '02:30')
    await enter('Until, time', '02:30')
    await enter('Until, time: the clocks show it twice', '1')
    for (const time of ['02:45', '00:30', '02:30']) await enter('Until, time', time)
    expect((await fieldCalled('Until, time: the clocks show it twice')).value).to.equal('1')
    await expectHealthy()
    document.querySelector<HTMLElement>('dialog .primary')?.click()
    await see('Sun, 31 Oct 2027, 2:30 GMT+2 – Sun, 31 Oct 2027, 2:30 GMT+1')
    expect(sent(server, `POST ${at}`)).to.deep.equal([
      { start: '2027-10-31T00:30:00Z', end: '2027-10-31T01:30:00Z', note: null },
    ])
  })
})

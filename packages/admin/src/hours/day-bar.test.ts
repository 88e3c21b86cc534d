import { expect, waitUntil } from '@open-wc/testing'
import { resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands'
import type { AdminStaffMember } from '@openslot/core/wire'
import { type FakeServer, sent } from '../testing/fake-server.js'
import { PATCH, edit, house } from '../testing/staff-house.js'
import { enter, expectHealthy, fieldCalled, leave, press, see } from '../testing/visit.js'

beforeEach(() => setViewport({ width: 1280, height: 900 }))
afterEach(leave)

async function handle(name: string): Promise<HTMLElement> {
  const found = (): HTMLElement | null => document.querySelector(`[role=slider][aria-label="${name}, on the bar"]`)
  await waitUntil(() => found() !== null, `find the handle ${name}`, { timeout: 30_000 })
  return found() as HTMLElement
}
const saysOf = (element: HTMLElement): (string | null)[] =>
  ['aria-valuetext', 'aria-valuemin', 'aria-valuemax', 'aria-valuenow'].map((name) => element.getAttribute(name))
const typedIn = async (label: string): Promise<string> => (await fieldCalled(label)).value
const mondaySent = (server: FakeServer) =>
  (sent(server, PATCH)[0] as AdminStaffMember).hours.filter(({ days }) => days.includes(1))

describe('the bar of a day', () => {
  it('has ends that are pulled by keys, and say where they are', async () => {
    const server = house()
    await edit(server)
    const start = await handle('Monday, from')
    expect(saysOf(start)).to.deep.equal(['9:00', '0', '1005', '540'])
    start.focus()
    await sendKeys({ press: 'ArrowRight' })
    await waitUntil(async () => (await typedIn('Monday, from')) === '09:15', 'a quarter later', { timeout: 30_000 })
    expect(document.activeElement).to.equal(start)
    await sendKeys({ press: 'PageDown' })
    await waitUntil(() => start.getAttribute('aria-valuetext') === '8:15', 'an hour earlier', { timeout: 30_000 })
    // What was typed to the minute goes to the next quarter.
    await enter('Monday, until', '17:10')
    const end = await handle('Monday, until')
    end.focus()
    await sendKeys({ press: 'ArrowUp' })
    await waitUntil(async () => (await typedIn('Monday, until')) === '17:15', 'the quarter', { timeout: 30_000 })
    await expectHealthy()
    await press('Save')
    await see('Anna is saved.')
    expect(mondaySent(server)).to.deep.equal([{ days: [1], start: '08:15', end: '17:15' }])
  })

  it('is pulled by hand, as far as midnight and the window beside it', async () => {
    const server = house()
    await edit(server)
    await press('Monday: add a break')
    await expectHealthy()
    const pull = async (name: string, hours: number): Promise<void> => {
      const knob = await handle(name)
      knob.scrollIntoView({ block: 'center' })
      const { left, top, width, height } = knob.getBoundingClientRect()
      const bar = (knob.parentElement as HTMLElement).getBoundingClientRect()
      const y = Math.round(top + height / 2)
      await sendMouse({ type: 'move', position: [Math.round(left + width / 2), y] })
      await sendMouse({ type: 'down' })
      await sendMouse({ type: 'move', position: [Math.round(bar.left + (bar.width * hours) / 24), y] })
      await sendMouse({ type: 'up' })
    }
    await pull('Monday, until (2)', 26)
    await waitUntil(async () => (await typedIn('Monday, until (2)')) === '00:00', 'midnight', { timeout: 30_000 })
    await pull('Monday, until', 15)
    await waitUntil(async () => (await typedIn('Monday, until')) === '13:30', 'no further', { timeout: 30_000 })
    await pull('Monday, from', 7.25)
    await waitUntil(async () => (await typedIn('Monday, from')) === '07:15', 'earlier', { timeout: 30_000 })
    await resetMouse()
    await press('Save')
    await see('Anna is saved.')
    expect(mondaySent(server)).to.deep.equal([
      { days: [1], start: '07:15', end: '13:30' },
      { days: [1], start: '13:30', end: '24:00' },
    ])
  })
})

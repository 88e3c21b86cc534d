import { expect, waitUntil } from '@open-wc/testing'
import { http } from 'msw'
import { problem, salon, serve, url, withSalon, worker } from '../testing/salon.js'
import { type Visitor, leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

/** What a reload leaves of the page: its storage, and a new element. A real one is tested end to end. */
async function reload(attributes: Record<string, string> = {}): Promise<Visitor> {
  leave()
  await waitUntil(() => salon.holds.size === 0, 'the time is still kept')
  return visit(attributes)
}

async function typing(attributes: Record<string, string> = {}): Promise<Visitor> {
  const ada = visit(attributes)
  await ada.press(/^Haircut/)
  await ada.press(/^Anna/)
  await ada.press(/^Tuesday, 10 March/)
  await ada.press('11:00')
  // What is given back on leaving must not come after its visitor.
  await ada.see('Kept for you')
  await ada.type('Name', 'Ada')
  await ada.type('Note', 'First visit')
  return ada
}

describe('a draft', () => {
  it('survives a reload, with all that was chosen and typed', async () => {
    await typing()
    const ada = await reload()
    await ada.see('Your details')
    expect((await ada.field('Name')).value).to.equal('Ada')
    expect((await ada.field('Note')).value).to.equal('First visit')
    for (const chosen of ['Haircut', 'with Anna', 'Tue 10 March', '11:00 – 11:30']) {
      expect(ada.sees(chosen), chosen).to.equal(true)
    }
    await ada.type('E-mail', 'ada@example.com')
    await ada.press('Book Tuesday at 11:00')
    await ada.see('You’re booked')
  })

  it('leaves the page’s focus alone', async () => {
    await typing()
    const ada = await reload()
    await ada.see('Your details')
    expect(ada.focused()).to.equal(null)
  })

  it('knows that its visitor was on the way to another time', async () => {
    await (await typing()).press('Back')
    const ada = await reload()
    await ada.button('Keep Tue 10 March at 11:00')
    await ada.press('11:30')
    expect((await ada.field('Name')).value).to.equal('Ada')
  })

  it('of a time that has gone meanwhile offers others', async () => {
    await typing()
    leave()
    salon.taken.push({ start: Date.parse('2026-03-10T10:00:00Z'), end: Date.parse('2026-03-10T10:30:00Z') })
    const ada = visit()
    await ada.see('That time was just taken.')
    await ada.press('Tue 10 March at 11:30')
    expect((await ada.field('Name')).value).to.equal('Ada')
  })

  it('isn’t taken by its own visitor, whose last page gives the time back late', async () => {
    await typing()
    leave()
    let refusals = 2
    worker.use(
      http.post(url('holds'), ({ request }) => {
        refusals -= 1
        return refusals < 0 ? serve(request) : problem('slot-taken', { alternatives: [] })
      }),
    )
    const ada = visit()
    await ada.see('Kept for you')
    expect(ada.sees('just taken')).to.equal(false)
    expect(refusals).to.equal(-1)
  })

  it('of a service that has gone meanwhile is of no use', async () => {
    await typing()
    salon.services = salon.services.slice(1)
    const ada = await reload()
    await ada.see('Choose a time')
    expect(ada.sees('Consultation')).to.equal(true)
  })

  it('of a time that has passed keeps what was typed', async () => {
    await typing()
    leave()
    const ada = visit()
    ada.element.clock = () => Date.parse('2026-03-10T12:00:00Z')
    await ada.press(/^Haircut/)
    await ada.press(/^Anna/)
    await ada.press(/^Wednesday, 11 March/)
    await ada.press('11:00')
    expect((await ada.field('Name')).value).to.equal('Ada')
  })

  it('is gone once it is booked', async () => {
    const ada = await typing()
    await ada.type('E-mail', 'ada@example.com')
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    expect(sessionStorage).to.have.length(0)
    await (await reload()).see('Choose a service')
  })

  it('is gone on reset', async () => {
    const ada = await typing()
    expect(sessionStorage).to.have.length(1)
    ada.element.reset()
    expect(sessionStorage).to.have.length(0)
    await (await reload()).see('Choose a service')
  })

  it('holds no secret, and is another for another server or service', async () => {
    const ada = await typing()
    await ada.see('Kept for you')
    expect(JSON.stringify(Object.entries(sessionStorage))).not.to.contain('secret')
    await (await reload({ service: 'haircut' })).see('Choose a person')
  })

  it('is each element’s own, where a page has several for the same', async () => {
    const times = ['10:30', '12:00']
    const write = async (person: Visitor, index: number): Promise<void> => {
      await person.press(times[index] ?? '')
      await person.see('Kept for you')
      await person.type('Note', `Number ${index}`)
    }
    const attributes = { service: 'haircut', staff: 'anna' }
    for (const [index, person] of [visit(attributes), visit(attributes)].entries()) await write(person, index)
    for (const [index, person] of [await reload(attributes), visit(attributes)].entries()) {
      expect((await person.field('Note')).value).to.equal(`Number ${index}`)
      await person.see(`${times[index] ?? ''} – `)
      await person.see('Kept for you')
    }
  })

  it('isn’t kept where the page says so', async () => {
    await typing({ 'no-draft': '' })
    expect(sessionStorage).to.have.length(0)
    await (await reload({ 'no-draft': '' })).see('Choose a service')
  })

  it('that nobody can read is no obstacle', async () => {
    await typing()
    const [key = ''] = Object.keys(sessionStorage)
    for (const rubbish of ['{', '{"service":1}', '[]']) {
      leave()
      sessionStorage.setItem(key, rubbish)
      const ada = await reload()
      await ada.see('Choose a service')
      expect(ada.buttons(/^Haircut/)).to.have.length(1)
    }
  })
})

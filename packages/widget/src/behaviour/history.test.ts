import { expect, waitUntil } from '@open-wc/testing'
import { TOKEN, buildBooking, salon, withSalon } from '../testing/salon.js'
import { leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

const state = (): { openslot?: number; page?: string } | null => history.state as { openslot?: number } | null
const ADA = { name: 'Ada', email: 'ada@example.com' }

describe('the browser’s Back', () => {
  it('leads one step back where the page allows it', async () => {
    history.replaceState({ page: 'ours' }, '')
    const ada = visit({ ...ADA, history: '' })
    await ada.press(/^Haircut/)
    await ada.press(/^Anna/)
    await ada.press('10:30')
    // What makes the entries comes with the attribute, in a file of its own.
    await waitUntil(() => state()?.openslot === 3, 'the steps are not in the history')
    expect(state()?.page).to.equal('ours')
    await ada.type('Note', 'Short')
    history.back()
    await ada.seeFocusOn('Choose a time')
    history.back()
    await ada.seeFocusOn('Choose a person')
    await ada.press(/^Anna/)
    await ada.press('10:30')
    expect((await ada.field('Note')).value).to.equal('Short')
  })

  it('leads back as well after the page was loaded anew', async () => {
    history.replaceState({ page: 'ours' }, '')
    const before = visit({ ...ADA, history: '' })
    await before.press(/^Haircut/)
    await before.press(/^Anna/)
    await before.press('10:30')
    await before.type('Note', 'Short')
    await waitUntil(() => state()?.openslot === 3, 'the steps are not in the history')
    before.element.remove()
    const ada = visit({ ...ADA, history: '' })
    expect((await ada.field('Note')).value).to.equal('Short')
    history.back()
    await ada.seeFocusOn('Choose a time')
    history.back()
    await ada.seeFocusOn('Choose a person')
  })

  it('leads one step back across a link to a section of the page', async () => {
    history.replaceState({ page: 'ours' }, '')
    const address = location.href
    const ada = visit({ ...ADA, history: '' })
    await ada.press(/^Haircut/)
    await ada.press(/^Anna/)
    await waitUntil(() => state()?.openslot === 2, 'the steps are not in the history')
    location.hash = 'main'
    await ada.press('10:30')
    await waitUntil(() => state()?.openslot === 3, 'the last step is not in the history')
    history.back()
    await ada.seeFocusOn('Choose a time')
    history.back()
    await waitUntil(() => location.href === address, 'still at the section')
    expect(ada.heading()).to.equal('Choose a time')
    history.back()
    await ada.seeFocusOn('Choose a person')
  })

  it('keeps step with the element’s own buttons, and is done with the booking', async () => {
    history.replaceState({ page: 'ours' }, '')
    const before = history.length
    const ada = visit({ ...ADA, service: 'haircut', history: '' })
    await ada.press(/^Anna/)
    await ada.press('10:30')
    await ada.press('Change person')
    await waitUntil(() => state()?.openslot === undefined, 'the entries are gone back through')
    await ada.press(/^Anna/)
    await ada.press('10:30')
    await waitUntil(() => state()?.openslot === 2, 'the steps are not in the history')
    expect(history.length).to.be.at.most(before + 2)
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    await waitUntil(() => state()?.openslot === undefined, 'the form’s entries are left')
    expect(ada.heading()).to.equal('You’re booked')
  })

  it('leads back while a booking is moved', async () => {
    history.replaceState(null, '')
    salon.bookings.set('booking-1', buildBooking())
    const ada = visit({ booking: 'booking-1', token: TOKEN, history: '' })
    await ada.press('Move to another time')
    await ada.press('10:30')
    history.back()
    await ada.seeFocusOn('Choose a new time')
    history.back()
    await ada.seeFocusOn('Your booking')
    expect(state()).to.equal(null)
  })

  it('is left alone by a link to a section of the page', async () => {
    history.replaceState(null, '')
    const ada = visit({ ...ADA, service: 'haircut', history: '' })
    await ada.press(/^Anna/)
    location.hash = 'prices'
    await waitUntil(() => location.hash === '#prices')
    expect(ada.heading()).to.equal('Choose a time')
    history.back()
    await waitUntil(() => location.hash === '')
    expect(ada.heading()).to.equal('Choose a time')
    history.back()
    await ada.seeFocusOn('Choose a person')
  })

  it('is the page’s own otherwise', async () => {
    history.replaceState(null, '')
    const before = history.length
    const ada = visit(ADA)
    await ada.press(/^Haircut/)
    await ada.press(/^Anna/)
    expect(history.length).to.equal(before)
    expect(state()).to.equal(null)
  })
})

import { expect } from '@open-wc/testing'
import { http } from 'msw'
import { anna, buildService, consultation, problem, salon, serve, url, withSalon, worker } from '../testing/salon.js'
import { leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

const ADA = { service: 'haircut', staff: 'anna', name: 'Ada', email: 'ada@example.com' }

describe('when what was chosen is no longer on offer', () => {
  it('shows all services when the page names one that is gone', async () => {
    const ada = visit({ service: 'perm' })
    await ada.see('This service can’t be booked any more')
    await ada.press('See all services')
    expect(ada.heading()).to.equal('Choose a service')
    expect(ada.buttons(/^(Haircut|Consultation)/)).to.have.length(2)
  })

  it('shows who is free when the page names a person who isn’t there', async () => {
    const ada = visit({ service: 'haircut', staff: 'zoe' })
    await ada.see('This person can’t be booked here')
    await ada.press('See who is free')
    expect(ada.heading()).to.equal('Choose a person')
  })

  it('asks for everything again when the service is gone meanwhile', async () => {
    worker.use(http.get(url('slots'), () => problem('unknown-service')))
    const ada = visit({ staff: 'anna' })
    await ada.press(/^Haircut/)
    await ada.see('This service can’t be booked any more')
    salon.services = salon.services.slice(1)
    worker.resetHandlers()
    await ada.press('Try again')
    await ada.see('Consultation')
    await ada.button('10:30')
    expect(ada.sees('Haircut')).to.equal(false)
  })

  it('offers the others at once when the service is gone while its form is filled in', async () => {
    worker.use(http.post(url('bookings'), () => problem('unknown-service')))
    const ada = visit(ADA)
    await ada.press('10:30')
    await ada.type('Note', 'First visit')
    await ada.press(/^Book /)
    await ada.see('This service can’t be booked any more')
    expect(ada.buttons('Choose another time')).to.have.length(0)
    salon.services = [consultation, buildService({ id: 'service-wash', slug: 'wash', name: 'Wash', staff: [anna] })]
    await ada.press('See all services')
    await ada.press(/^Wash/)
    await ada.press('11:00')
    expect((await ada.field('Note')).value).to.equal('First visit')
    worker.resetHandlers()
    await ada.press(/^Book /)
    await ada.see('You’re booked')
  })

  it('shows what is gone no longer, and leads to what is there, when all services are asked for', async () => {
    worker.use(http.post(url('bookings'), () => problem('unknown-service')))
    const ada = visit({ ...ADA, service: '' })
    await ada.press(/^Haircut/)
    await ada.press('10:30')
    await ada.press(/^Book /)
    await ada.see('This service can’t be booked any more')
    let answer = (): void => {}
    const late = new Promise<void>((resolve) => (answer = resolve))
    worker.use(
      http.get(url('services'), async ({ request }) => {
        await late
        return serve(request)
      }),
    )
    await ada.press('See all services')
    await ada.seeWaiting()
    expect(ada.buttons(/^Haircut/)).to.have.length(0)
    salon.services = [consultation]
    answer()
    await ada.see('Consultation')
    await ada.seeFocusOn('Choose a time')
  })

  it('offers the others at once when the person is gone while the form is filled in', async () => {
    worker.use(http.post(url('bookings'), () => problem('unknown-staff')))
    const ada = visit(ADA)
    await ada.press('10:30')
    await ada.press(/^Book /)
    await ada.see('This person can’t be booked here')
    await ada.press('See who is free')
    await ada.seeFocusOn('Choose a person')
    await ada.press(/^Ben/)
    await ada.see('with Ben')
    expect(ada.heading()).to.equal('Choose a time')
  })
})

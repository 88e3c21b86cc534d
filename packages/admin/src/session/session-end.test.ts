import { expect, nextFrame, waitUntil } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { type FakeServer, answer, refusal, sent } from '../testing/fake-server.js'
import { ADA, ANNA, annasSession, bookingOf, session } from '../testing/people.js'
import { salon } from '../testing/salon.js'
import { PATCH, edit, house } from '../testing/staff-house.js'
import {
  button,
  enter,
  expectHealthy,
  fieldCalled,
  leave,
  press,
  see,
  seeAsked,
  seeHeading,
  sees,
  visit,
} from '../testing/visit.js'

afterEach(leave)

const AGAIN = 'Sign in to go on where you were: what you typed is still there, and what you did last is done then.'

const SIGNED_OUT =
  'You were signed out before what you did last had reached the server, so it isn’t done. Do it again if you still want it.'
const KIM = bookingOf('Kim', '11:30')

/** Anna is being edited as the session ends. */
async function endsWhileSaving(): Promise<FakeServer> {
  const server = house()
  await edit(server)
  let isOver = true
  server.on(PATCH, ({ json }) => (isOver ? refusal('unauthorized') : answer({ ...ANNA, ...(json as object) })))
  server.on('POST /v1/session', () => {
    isOver = false
    return answer(session())
  })
  await enter('Phone', '+49 30 987654')
  const save = await button('Save')
  save.focus()
  save.click()
  await see(AGAIN)
  return server
}

/** The page below has a field for an address, too. */
const passwordField = async (): Promise<HTMLInputElement> => (await fieldCalled('Password')) as HTMLInputElement
const isSigningIn = (): boolean => document.querySelector('sign-in-again') !== null

describe('a session that ends', () => {
  it('is begun again over the page, and what was being saved is saved', async () => {
    const server = await endsWhileSaving()
    expect(document.title).to.equal('Sign in – OpenSlot')
    await expectHealthy()
    const form = document.querySelector<HTMLFormElement>('sign-in form')
    expect(new FormData(form ?? undefined).get('email')).to.equal('rita@salon.example')
    await enter('Password', 'correct horse battery')
    await press('Sign in')
    await see('Anna is saved.')
    await waitUntil(() => !isSigningIn(), 'the sign-in gone')
    expect(sent(server, PATCH)).to.deep.equal([{ phone: '+49 30 987654' }, { phone: '+49 30 987654' }])
  })

  it('has ended where somebody else has signed in beside it, and says so', async () => {
    const server = house()
    await edit(server)
    server.on(PATCH, ({ headers }) =>
      headers.get('OpenSlot-User') === session().user.id ? refusal('unauthorized') : answer(ANNA),
    )
    await enter('Phone', '+49 30 987654')
    await press('Save')
    await see(AGAIN)
    expect(sees('Anna is saved.')).to.equal(false)
  })

  it('waits with what was typed while the password is mistyped, and isn’t pressed away', async () => {
    const server = await endsWhileSaving()
    await waitUntil(async () => document.activeElement === (await passwordField()), 'the password has the focus')
    for (let time = 0; time < 3; time++) await sendKeys({ press: 'Escape' })
    expect(document.querySelector('dialog')?.matches(':modal')).to.equal(true)
    server.on('POST /v1/session', () => refusal('unauthorized'))
    await enter('Password', 'correct house battery')
    await press('Sign in')
    await see('That address and password don’t belong together.')
    expect((await fieldCalled('Phone')).value).to.equal('+49 30 987654')
    expect(location.pathname).to.equal('/admin/staff/s-anna')
  })

  it('gives the focus back, where nothing else has it', async () => {
    const server = await endsWhileSaving()
    server.on(PATCH, () => refusal('conflict'))
    await enter('Password', 'correct horse battery')
    await press('Sign in')
    await see('Somebody else has that name in addresses.')
    await waitUntil(() => document.activeElement?.textContent?.trim() === 'Save', 'the button has the focus', {
      timeout: 30_000,
    })
  })

  /** Ada's booking is being cancelled as the session ends. */
  async function endsWhileCancelling(): Promise<FakeServer> {
    const server = salon({ bookings: [ADA] })
    let isOver = true
    server.on(CANCEL, () => (isOver ? refusal('unauthorized') : answer({ ...ADA, status: 'cancelled' })))
    server.on('POST /v1/session', () => {
      isOver = false
      return answer(session())
    })
    await visit(server)
    await press('Cancel: Ada Lovelace')
    await see('Ada Lovelace’s booking is cancelled.')
    void document.querySelector('admin-app')?.notices.settle()
    await see(AGAIN)
    return server
  }
  const CANCEL = `POST /v1/admin/bookings/${ADA.id}/cancel`

  it('keeps what waited to be done, and does it', async () => {
    const server = await endsWhileCancelling()
    await enter('Password', 'correct horse battery')
    await press('Sign in')
    await waitUntil(() => sent(server, CANCEL).length === 2, 'it is done')
    await see('Nobody is booked today.')
  })

  it('says that it isn’t done where somebody else signs in, and not to whom', async () => {
    const server = await endsWhileCancelling()
    server.on('POST /v1/session', () => answer(annasSession()))
    await enter('Password', 'annas own password')
    await press('Sign in')
    await see(SIGNED_OUT)
    expect(document.querySelector('.notices')?.textContent).not.to.include('Ada')
    expect(sent(server, CANCEL)).to.have.length(1)
  })

  it('leaves what waits undone where somebody else signs in', async () => {
    const server = salon({ bookings: [ADA] })
    await visit(server)
    await press('Cancel: Ada Lovelace')
    await see('Ada Lovelace’s booking is cancelled.')
    // Somebody else signs in meanwhile, in another tab, and the page looks how things are.
    server.on('GET /v1/admin/webhooks', () => refusal('unauthorized'))
    document.dispatchEvent(new Event('visibilitychange'))
    await see(AGAIN)
    server.on('POST /v1/session', () => answer(annasSession()))
    server.on('GET /v1/admin/bookings', () => answer({ bookings: [], nextCursor: null }))
    await enter('Password', 'annas own password')
    await press('Sign in')
    await see(SIGNED_OUT)
    await see('Nobody is booked today.')
    const { notices } = document.querySelector('admin-app') ?? {}
    expect([notices?.isWaiting, notices?.notices]).to.deep.equal([false, []])
    expect(document.querySelector('.notices')?.textContent).not.to.include('Ada')
    await notices?.settle()
    expect(sent(server, CANCEL)).to.have.length(0)
  })

  it('leaves nothing to them that goes on later', async () => {
    const server = salon({ bookings: [ADA] })
    let arrive!: (response: Response) => void
    server.on(CANCEL, () => new Promise((resolve) => (arrive = resolve)))
    await visit(server)
    await press('Cancel: Ada Lovelace')
    await see('Ada Lovelace’s booking is cancelled.')
    const isDone = document.querySelector('admin-app')?.notices.settle()
    await seeAsked(server, CANCEL)
    server.on('GET /v1/admin/webhooks', () => refusal('unauthorized'))
    document.dispatchEvent(new Event('visibilitychange'))
    await see(AGAIN)
    server.on('POST /v1/session', () => answer(annasSession()))
    server.on('GET /v1/admin/bookings', () => answer({ bookings: [], nextCursor: null }))
    await enter('Password', 'annas own password')
    await press('Sign in')
    await see('Nobody is booked today.')
    const before = server.asked.length
    arrive(refusal('conflict'))
    await isDone
    await see(SIGNED_OUT)
    expect(document.querySelector('.notices')?.textContent).not.to.include('Ada')
    // In their name, nobody looks how Ada’s booking is.
    expect(server.asked.slice(before)).to.deep.equal([])
  })

  for (const [what, late, told] of [
    ['no customer’s name', () => answer(KIM), []],
    ['only that it isn’t done', () => refusal('conflict'), [SIGNED_OUT]],
  ] as const) {
    it(`tells them ${what} when an answer comes late to what was done at once`, async () => {
      const server = salon({ bookings: [{ ...KIM, status: 'pending' }] })
      const approve = `POST /v1/admin/bookings/${KIM.id}/approve`
      let arrive!: (response: Response) => void
      server.on(approve, () => new Promise((resolve) => (arrive = resolve)))
      await visit(server)
      await press('Approve: Kim')
      await seeAsked(server, approve)
      server.on('GET /v1/admin/webhooks', () => refusal('unauthorized'))
      document.dispatchEvent(new Event('visibilitychange'))
      await see(AGAIN)
      server.on('POST /v1/session', () => answer(annasSession()))
      server.on('GET /v1/admin/bookings', () => answer({ bookings: [], nextCursor: null }))
      await enter('Password', 'annas own password')
      await press('Sign in')
      await see('Nobody is booked today.')
      const response = late()
      arrive(response)
      await waitUntil(() => response.bodyUsed, 'the answer read')
      await nextFrame()
      const notices = document.querySelector('admin-app')?.notices.notices
      expect(notices?.map(({ text }) => text)).to.deep.equal(told)
      expect(sees('Kim')).to.equal(false)
    })
  }

  it('leaves nothing of it to somebody else who signs in', async () => {
    const server = await endsWhileSaving()
    server.on('POST /v1/session', () => answer(annasSession()))
    await enter('Password', 'annas own password')
    await press('Sign in')
    await seeHeading('There is nothing here')
    expect([isSigningIn(), sees('+49 30 987654')]).to.deep.equal([false, false])
    expect(sent(server, PATCH)).to.have.length(1)
    // Nor are they asked about it.
    await press('Go to the start')
    await seeHeading('Today')
  })
})

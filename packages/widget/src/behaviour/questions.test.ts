import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { http } from 'msw'
import { violationsIn } from '../testing/accessible.js'
import { asked, buildService, problem, salon, url, withSalon, worker } from '../testing/salon.js'
import { spelled } from '../testing/spelling.js'
import { type Visitor, leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

const question = (id: string, kind: string, more: object = {}): object => ({
  id,
  kind,
  label: id,
  required: false,
  ...more,
})

async function atDetails(overrides: object): Promise<Visitor> {
  salon.services = [buildService(overrides)]
  const ada = visit({ staff: 'anna', name: 'Ada', email: 'ada@example.com' })
  await ada.press('10:30')
  await ada.see('Your details')
  return ada
}

/** What is said to be wrong, as a screen reader finds it. */
async function faultOf(ada: Visitor, label: string): Promise<string | undefined> {
  const field = await ada.field(label)
  const described = field.closest('[role=radiogroup]') ?? field
  const id = described.getAttribute('aria-describedby')
  if (id === null) return undefined
  expect(described.getAttribute('aria-invalid')).to.equal('true')
  return spelled(ada.element.shadowRoot?.getElementById(id)?.textContent)
}

async function choose(ada: Visitor, label: string, value: string): Promise<void> {
  const select = (await ada.field(label)) as unknown as HTMLSelectElement
  select.value = value
  select.dispatchEvent(new Event('change', { bubbles: true }))
  await ada.element.updateComplete
}

const EVERY_KIND = {
  questions: [
    question('Hair length', 'choice', { required: true, choices: ['Short', 'Long'] }),
    question('Stylist’s music', 'choice', { choices: ['Jazz', 'None'] }),
    question('Allergies', 'text', { required: true }),
    question('Story', 'long-text'),
    question('Visits so far', 'number'),
    question('Call me at', 'phone'),
    question('I agree to the rules', 'checkbox', { required: true }),
    question('First visit', 'checkbox'),
  ],
}

describe('the questions of a service', () => {
  it('are asked with what fits them, and sent as what they are', async () => {
    const ada = await atDetails(EVERY_KIND)
    ;(await ada.field('Short')).closest('label')?.click()
    await choose(ada, 'Stylist’s music', 'Jazz')
    await ada.type('Allergies', ' None ')
    await ada.type('Story', 'Long.\nVery long.')
    await ada.type('Visits so far', '2,5')
    await ada.type('Call me at', '+49 30 123456')
    ;(await ada.field('I agree to the rules')).click()
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    expect(asked('POST', 'bookings')[0]?.body).to.have.property('answers').that.deep.equals({
      'Hair length': 'Short',
      'Stylist’s music': 'Jazz',
      Allergies: 'None',
      Story: 'Long.\nVery long.',
      'Visits so far': 2.5,
      'Call me at': '+49 30 123456',
      'I agree to the rules': true,
      'First visit': false,
    })
  })

  it('say what is missing or wrong, one field after the other', async () => {
    const ada = await atDetails(EVERY_KIND)
    await ada.type('Visits so far', 'many')
    await ada.type('Call me at', 'at home')
    await ada.press(/^Book /)
    expect(ada.focused()?.getAttribute('type')).to.equal('radio')
    expect(await faultOf(ada, 'Short')).to.equal('Choose one of these.')
    expect(await faultOf(ada, 'Allergies')).to.equal('Answer this question.')
    expect(await faultOf(ada, 'Visits so far')).to.equal('Enter a number, such as 3 or 2.5.')
    expect(await faultOf(ada, 'Call me at')).to.equal('Use digits for the phone number, such as +49 30 123456.')
    expect(await faultOf(ada, 'I agree to the rules')).to.equal('Tick this to go on.')
    expect(await faultOf(ada, 'First visit')).to.equal(undefined)
    expect(asked('POST', 'bookings')).to.have.length(0)
    await ada.type('Visits so far', '3')
    expect(await faultOf(ada, 'Visits so far')).to.equal(undefined)
    expect(await violationsIn(ada.element, 'questions')).to.deep.equal([])
  })

  it('show what the server finds wrong beside them, whatever they are called', async () => {
    const errors = [{ pointer: '/answers/a~1b ~0c', message: 'Use another word.' }]
    worker.use(http.post(url('bookings'), () => problem('validation', { errors }), { once: true }))
    const ada = await atDetails({ questions: [question('a/b ~c', 'text')] })
    await ada.type('a/b ~c', 'Wrong')
    await ada.press(/^Book /)
    await ada.see('Use another word.')
    expect(await faultOf(ada, 'a/b ~c')).to.equal('Use another word.')
    expect(ada.focused()).to.equal(await ada.field('a/b ~c'))
  })

  it('keep their answers on going back', async () => {
    const ada = await atDetails(EVERY_KIND)
    await choose(ada, 'Stylist’s music', 'Jazz')
    ;(await ada.field('First visit')).click()
    await ada.press('Change time')
    await ada.press('11:00')
    expect((await ada.field('Stylist’s music')).value).to.equal('Jazz')
    expect((await ada.field('First visit')).checked).to.equal(true)
  })
})

describe('guests', () => {
  const WITH_GUESTS = { guestsAllowed: true, maxGuests: 2 }

  it('are added and removed by keyboard, and invited', async () => {
    const ada = await atDetails(WITH_GUESTS)
    await ada.see('Kept for you')
    ;(await ada.button('Add a guest')).focus()
    await sendKeys({ press: 'Enter' })
    expect(ada.focused()).to.equal(await ada.field('Guest 1’s e-mail'))
    await sendKeys({ type: 'ben@example.com' })
    await ada.press('Add a guest')
    await sendKeys({ type: 'cleo@example.com' })
    expect(ada.buttons('Add a guest')).to.have.length(0)
    ;(await ada.button('Remove guest 1')).focus()
    await sendKeys({ press: 'Enter' })
    expect(ada.focused()).to.equal(await ada.button('Add a guest'))
    expect(ada.told()).to.equal('Guest removed')
    expect((await ada.field('Guest 1’s e-mail')).value).to.equal('cleo@example.com')
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    expect(asked('POST', 'bookings')[0]?.body).to.have.property('guests').that.deep.equals(['cleo@example.com'])
    expect(ada.sees('cleo@example.com')).to.equal(true)
  })

  it('are checked like any address; empty ones are nobody', async () => {
    const errors = [{ pointer: '/guests/0', message: 'Use an address that takes mail.' }]
    worker.use(http.post(url('bookings'), () => problem('validation', { errors }), { once: true }))
    const ada = await atDetails(WITH_GUESTS)
    await ada.press('Add a guest')
    await ada.press('Add a guest')
    await ada.type('Guest 2’s e-mail', 'cleo@')
    await ada.press(/^Book /)
    expect(await faultOf(ada, 'Guest 2')).to.equal('Check the e-mail address: something is missing after the @.')
    await ada.type('Guest 2’s e-mail', 'cleo@example.com')
    await ada.press(/^Book /)
    await ada.see('Use an address that takes mail.')
    expect(await faultOf(ada, 'Guest 2')).to.equal('Use an address that takes mail.')
    expect(await violationsIn(ada.element, 'guests')).to.deep.equal([])
    await ada.press(/^Book /)
    await ada.see('You’re booked')
  })

  it('aren’t asked for where they aren’t allowed', async () => {
    const ada = await atDetails({})
    expect(ada.buttons('Add a guest')).to.have.length(0)
  })
})

describe('the field that no person sees', () => {
  it('can’t be got into, and isn’t sent empty', async () => {
    const ada = await atDetails({})
    const trap = ada.element.shadowRoot?.querySelector<HTMLInputElement>('[name=website]')
    trap?.focus()
    expect(ada.focused()).not.to.equal(trap)
    expect(trap?.closest('[aria-hidden=true]')).not.to.equal(null)
    expect(trap?.autocomplete).to.equal('off')
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    expect(asked('POST', 'bookings')[0]?.body).not.to.have.property('website')
  })

  it('tells on a bot that fills it in', async () => {
    const bot = await atDetails({})
    const trap = bot.element.shadowRoot?.querySelector<HTMLInputElement>('[name=website]')
    if (trap) trap.value = 'https://spam.example'
    await bot.press(/^Book /)
    await bot.see('You’re booked')
    expect(asked('POST', 'bookings')[0]?.body).to.have.property('website', 'https://spam.example')
  })
})

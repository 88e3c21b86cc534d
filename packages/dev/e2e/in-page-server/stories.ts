import type { CreatedBooking } from '@openslot/core/wire'
import type { Catalog } from '@openslot/widget/testing'
import { KINDS, fill } from './kinds.js'
import { HAIRCUT, MIA, TEN, TUESDAY, salon, wish } from './salon.js'
import { NOW, type Said, type Settings, type Story } from './transcript.js'

// What is asked of both servers: every call of the public API, the ways in which it is refused, every kind of service.

type Entry = readonly [about: string, catalog: Catalog, story: Story, settings?: Settings]

/** A booking with both its tokens. */
interface Mailed {
  readonly id: string
  readonly own: string
  readonly token: string
}

export const STORIES: readonly Entry[] = [
  [
    'about services and free times',
    salon(),
    async (ask, { setNow }) => {
      await ask('services')
      await ask(`slots?service=haircut&${TUESDAY}`)
      await ask(`slots?service=haircut&staff=ben&duration=60&${TUESDAY}`)
      // A day off, a weekend, and what comes after it; the end of the booking window.
      await ask('slots?service=haircut&from=2026-06-04T00:00:00Z&to=2026-06-05T00:00:00Z')
      await ask('slots?service=haircut&from=2026-07-30T00:00:00Z&to=2026-08-20T00:00:00Z')
      await ask('slots?service=haircut&from=2026-08-20T00:00:00Z&to=2026-08-21T00:00:00Z')
      setNow(Date.parse('2026-06-02T12:01:00Z'))
      await ask(`slots?service=haircut&${TUESDAY}`)
    },
  ],

  [
    'about a booking’s whole life',
    salon(),
    async (ask, { setNow }) => {
      const { body: booked } = await ask('bookings', { json: wish({ notes: 'First visit' }) })
      const { id, manageToken: token } = booked as unknown as { id: string; manageToken: string }
      await ask(`bookings/${id}`, { token })
      await ask(`bookings/${id}`, { token: 'wrong' })
      await ask(`bookings/${id}`)
      await ask(`slots?service=haircut&${TUESDAY}`)
      await ask(`slots?service=haircut&booking=${id}&${TUESDAY}`, { token })
      await ask(`slots?service=haircut&booking=${id}&${TUESDAY}`)
      await ask(`bookings/${id}/reschedule`, { token, json: { start: TEN } })
      await ask(`bookings/${id}/reschedule`, { token, json: { start: '2026-06-02T08:15:00Z' } })
      await ask(`bookings/${id}/reschedule`, { token, json: { start: '2026-06-02T09:00:00Z', staff: 'ben' } })
      await ask(`bookings/${id}/reschedule`, { token, json: { start: '2026-05-02T09:00:00Z' } })
      await ask(`bookings/${id}/calendar.ics`, { token })
      await ask(`bookings/${id}/calendar.ics?key=wrong`)
      await ask(`bookings/${id}/cancel`, { token, json: { reason: 'Ill' } })
      await ask(`bookings/${id}/cancel`, { token, method: 'POST' })
      await ask(`bookings/${id}/calendar.ics`, { token })
      await ask(`bookings/${id}/reschedule`, { token, json: { start: TEN } })
      setNow(Date.parse('2026-06-02T12:01:00Z'))
      await ask(`bookings/${id}`, { token })
    },
  ],

  [
    'about times that are taken, and those that never were free',
    salon(),
    async (ask) => {
      for (const staff of ['anna', 'ben']) await ask('bookings', { json: wish({ staff }) })
      await ask('bookings', { json: wish() })
      await ask('bookings', { json: wish({ staff: 'anna', start: '2026-06-02T08:15:00Z', durationMinutes: 60 }) })
      for (const start of [
        '2026-06-02T08:50:00Z',
        '2026-06-02T03:00:00Z',
        '2026-06-01T06:30:00Z',
        '2026-05-01T08:00:00Z',
        '2026-09-01T08:00:00Z',
      ]) {
        await ask('bookings', { json: wish({ start }) })
        await ask('holds', { json: { service: 'haircut', start } })
      }
    },
  ],

  [
    'about holds',
    salon({ staff: ['anna'] }),
    async (ask, { setNow }) => {
      const keep = async (start: string, headers = {}): Promise<{ id: string; token: string }> =>
        (await ask('holds', { json: { service: 'haircut', start }, headers })).body as never
      const { id, token } = await keep(TEN, { 'Idempotency-Key': 'one' })
      await keep(TEN, { 'Idempotency-Key': 'one' })
      await keep('2026-06-02T09:00:00Z', { 'Idempotency-Key': 'one' })
      await keep(TEN)
      await ask(`slots?service=haircut&${TUESDAY}`)
      await ask(`slots?service=haircut&${TUESDAY}`, { headers: { 'OpenSlot-Hold': token } })
      await ask('bookings', { json: wish() })
      await ask('bookings', { json: wish({ holdToken: token }) })
      await ask(`holds/${id}`, { method: 'DELETE', token })
      const other = await keep('2026-06-02T12:00:00Z')
      await ask(`holds/${other.id}`, { method: 'DELETE', token: 'wrong' })
      await ask(`holds/${other.id}`, { method: 'DELETE', token: other.token })
      const late = await keep('2026-06-02T13:00:00Z')
      setNow(NOW + 5 * 60_000)
      await ask(`slots?service=haircut&${TUESDAY}`)
      await ask('bookings', { json: wish({ start: '2026-06-02T13:00:00Z' }) })
      await ask('bookings', { json: wish({ start: '2026-06-02T13:00:00Z', holdToken: late.token }) })
    },
  ],

  [
    'about holds that outlast the notice',
    { ...salon(), services: [HAIRCUT, { ...HAIRCUT, slug: 'color', name: 'Color' }] },
    async (ask, { setNow }) => {
      const soon = '2026-06-01T07:00:00Z'
      const mine: { id: string; manageToken: string } = (await ask('bookings', { json: wish() })).body as never
      const keep = async (): Promise<string> => {
        const { token }: { token: string } = (await ask('holds', { json: { service: 'haircut', start: soon } }))
          .body as never
        return token
      }
      const [first, second] = [await keep(), await keep()]
      setNow(NOW + 60_000)
      await ask('bookings', { json: wish({ service: 'color', start: soon, holdToken: first }) })
      await ask('bookings', { json: wish({ start: soon, holdToken: first }) })
      const move = (json: object): Promise<Said> =>
        ask(`bookings/${mine.id}/reschedule`, { token: mine.manageToken, json: { start: soon, ...json } })
      await move({})
      await move({ holdToken: second })
    },
  ],

  [
    'about requests that come again',
    salon(),
    async (ask, { setNow }) => {
      const again = (json: object, key = 'a-key'): Promise<Said> =>
        ask('bookings', { json, headers: { 'Idempotency-Key': key } })
      await again(wish())
      await again(wish())
      await again({ ...MIA, start: TEN, service: 'haircut' })
      await again(wish({ start: '2026-06-02T09:00:00Z' }))
      await again(wish(), 'not a key')
      setNow(NOW + 24 * 60 * 60_000)
      await again(wish())
    },
  ],

  [
    'about what is wrong with a request',
    salon(),
    async (ask) => {
      await ask('bookings', { text: 'no JSON' })
      await ask('bookings', { text: '[]' })
      await ask('bookings', { json: {} })
      await ask('bookings', { json: wish({ customer: { name: ' ', email: 'mia' }, timeZone: 'Mars', extra: 1 }) })
      await ask('bookings', { json: wish({ start: '2026-06-02T10:00:00' }) })
      await ask('bookings', { json: wish({ service: 'nothing' }) })
      await ask('bookings', { json: wish({ staff: 'nobody' }) })
      await ask('bookings', { json: wish({ durationMinutes: 45 }) })
      await ask('bookings', { json: wish({ guests: ['eve@example.com'], answers: { colour: 'red' } }) })
      await ask('bookings', { text: JSON.stringify(wish({ notes: 'x'.repeat(70_000) })) })
      await ask('slots')
      await ask(`slots?service=nothing&${TUESDAY}`)
      await ask(`slots?service=haircut&staff=nobody&${TUESDAY}`)
      await ask(`slots?service=haircut&service=haircut&${TUESDAY}`)
      await ask('slots?service=haircut&from=2026-06-02T00:00:00Z&to=2026-06-01T00:00:00Z')
      await ask('slots?service=haircut&from=2026-06-02T00:00:00Z&to=2026-12-01T00:00:00Z')
      await ask('slots', { method: 'DELETE' })
      await ask('bookings/nothing')
      await ask('bookings/nothing/cancel', { json: {}, token: 'any' })
    },
  ],

  [
    'to those who have what they ask for already',
    salon(),
    async (ask) => {
      const tagged = (path: string, tag: string): Promise<Said> => ask(path, { headers: { 'If-None-Match': tag } })
      await tagged(`slots?service=haircut&${TUESDAY}`, '*')
      await tagged(`slots?service=haircut&${TUESDAY}`, '"another"')
    },
  ],

  [
    'to those who act on what they have seen',
    salon({ requiresApproval: true }),
    async (ask) => {
      const { body } = await ask('bookings', { json: wish() })
      const { id, manageToken: token } = body as unknown as { id: string; manageToken: string }
      const act = (action: string, ifMatch: string, json: object = {}): Promise<Said> =>
        ask(`bookings/${id}/${action}`, { token, json, headers: { 'If-Match': ifMatch } })
      await act('reschedule', '"0-confirmed"', { start: '2026-06-02T11:00:00Z' })
      await act('reschedule', '"9-pending", "0-pending"', { start: '2026-06-02T11:00:00Z' })
      await act('reschedule', '"0-pending"', { start: '2026-06-02T11:00:00Z' })
      await act('cancel', '"0-pending"')
      await act('cancel', '"1-pending"', { reason: 1 })
      await act('cancel', 'W/"1-pending"', { reason: 'Ill' })
      await act('cancel', '"1-pending"', { reason: 'Ill' })
      await act('cancel', '"0-pending"')
      await act('cancel', '*')
    },
  ],

  [
    'about guests, questions, approval, deadlines and limits',
    salon({
      maxGuests: 1,
      requiresApproval: true,
      maxMoves: 1,
      cancelCutoffMinutes: 24 * 60,
      caps: { day: 2 },
      questions: [
        { id: 'length', label: 'How long is your hair?', kind: 'choice', required: true, choices: ['short', 'long'] },
        { id: 'tint', label: 'Any tint?', kind: 'text', required: false },
      ],
    }),
    async (ask, { setNow }) => {
      await ask('services')
      await ask('bookings', { json: wish({ answers: {} }) })
      await ask('bookings', {
        json: wish({ answers: { length: 'middling' }, guests: ['a@example.com', 'b@example.com'] }),
      })
      const answers = { length: 'long', tint: '' }
      const guests = ['Eve@example.com', 'eve@example.com']
      const { body } = await ask('bookings', { json: wish({ answers, guests }) })
      const { id, manageToken: token } = body as unknown as { id: string; manageToken: string }
      await ask(`bookings/${id}/reschedule`, { token, json: { start: '2026-06-02T11:00:00Z' } })
      await ask(`bookings/${id}/reschedule`, { token, json: { start: '2026-06-02T12:00:00Z' } })
      await ask('bookings', { json: wish({ answers }) })
      await ask('bookings', { json: wish({ answers, start: '2026-06-02T13:00:00Z' }) })
      setNow(Date.parse('2026-06-01T12:00:00Z'))
      await ask(`bookings/${id}/cancel`, { token, json: {} })
    },
  ],

  [
    'about bookings that their customers have to confirm',
    salon({ staff: ['anna'], cancelCutoffMinutes: 2 * 24 * 60 }),
    async (ask, { setNow, mailedToken }) => {
      const reserve = async (start: string): Promise<Mailed> => {
        const { id, manageToken } = (await ask('bookings', { json: wish({ start }) })).body as never as CreatedBooking
        return { id, own: manageToken, token: await mailedToken(id) }
      }
      const confirm = ({ id, token }: { id: string; token: string }): Promise<Said> =>
        ask(`bookings/${id}/confirm`, { method: 'POST', token })
      const first = await reserve(TEN)
      await ask(`slots?service=haircut&${TUESDAY}`)
      await ask(`bookings/${first.id}`, { token: first.own })
      await ask(`bookings/${first.id}`, { token: first.token })
      await ask(`bookings/${first.id}/reschedule`, { token: first.own, json: { start: '2026-06-02T09:00:00Z' } })
      await confirm({ ...first, token: first.own })
      const seen = (ifMatch: string): Promise<Said> =>
        ask(`bookings/${first.id}/confirm`, { method: 'POST', token: first.token, headers: { 'If-Match': ifMatch } })
      await seen('"0-pending"')
      await seen('"0-pending-unconfirmed"')
      await seen('"0-pending-unconfirmed"')
      await confirm(first)
      await ask(`bookings/${first.id}/cancel`, { token: first.own, json: {} })
      const givenUp = await reserve('2026-06-02T11:00:00Z')
      await ask(`bookings/${givenUp.id}/cancel`, { token: givenUp.own, json: {} })
      await confirm(givenUp)
      const [late, tooLate] = [await reserve('2026-06-02T12:00:00Z'), await reserve('2026-06-02T14:00:00Z')]
      setNow(NOW + 30 * 60_000)
      await ask(`slots?service=haircut&${TUESDAY}`)
      await ask(`bookings/${late.id}`, { token: late.token })
      await confirm(late)
      await ask('holds', { json: { service: 'haircut', start: '2026-06-02T14:00:00Z' } })
      await confirm(tooLate)
      await ask(`bookings/${tooLate.id}`, { token: tooLate.own })
      await ask(`bookings/${tooLate.id}/cancel`, { token: tooLate.own, json: {} })
    },
    { confirmMinutes: 30 },
  ],

  [
    'about text messages, and a number that nobody has to give for them',
    salon(),
    async (ask) => {
      await ask('services')
      await ask('bookings', { json: wish() })
      await ask('bookings', { json: wish({ customer: { ...MIA.customer, phone: '+49 30 123456' } }) })
    },
    { sendsTexts: true },
  ],

  [
    'about calls, and the number to call',
    salon({ location: { kind: 'phone', text: 'we call you' }, maxGuests: 0 }),
    async (ask) => {
      await ask('services')
      await ask('bookings', { json: wish({ guests: ['eve@example.com'], answers: { colour: 'red' } }) })
      await ask('bookings', { json: wish({ customer: { ...MIA.customer, phone: 'call me' } }) })
      await ask('bookings', { json: wish({ customer: { ...MIA.customer, phone: '+49 30 123456' } }) })
    },
  ],

  ...KINDS.map(([name, service]): Entry => [`about ${name}`, salon(service), fill]),
]

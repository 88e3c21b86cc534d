import type { ServicesResponse } from '@openslot/core/wire'
import { expect, test } from 'vitest'
import {
  adminToken,
  book,
  bookingBody,
  bookingOf,
  openSalon,
  problemOf,
  reschedule,
  salon,
} from '../../test/support/salon.js'

type Salon = Awaited<ReturnType<typeof openSalon>>

const asked = async (server: Salon): Promise<unknown> => {
  const { services } = (await (await server.request('/v1/services')).json()) as ServicesResponse
  return services[0]?.customerPhone
}

const BY_PHONE = salon({ location: { kind: 'phone', text: 'we call you' } })

test('a number is asked for where customers are called, and where they can be written to', async () => {
  await using silent = await openSalon()
  expect(await asked(silent)).toBe(null)
  await using texting = await openSalon({ onSms: () => {} })
  expect(await asked(texting)).toBe('optional')
  await using calling = await openSalon({ catalog: BY_PHONE, onSms: () => {} })
  expect(await asked(calling)).toBe('required')
})

test('the settings of Twilio are enough to ask for it', async () => {
  const environment = {
    OPENSLOT_TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
    OPENSLOT_TWILIO_AUTH_TOKEN: 'secret',
    OPENSLOT_TWILIO_FROM: '+15005550006',
  }
  await using server = await openSalon({ environment })
  expect(await asked(server)).toBe('optional')
  expect((await book(server)).customer.phone).toBe(null)
})

test('nobody books a call without a number, which no move asks for again', async () => {
  await using server = await openSalon({ catalog: BY_PHONE })
  const refused = await server.request('/v1/bookings', { json: bookingBody() })
  expect(refused.status).toBe(422)
  expect(await problemOf(refused)).toMatchObject({ errors: [{ pointer: '/customer/phone' }] })
  const customer = { name: 'Mia Muster', email: 'mia@example.com', phone: '+49 30 123456' }
  const booked = await book(server, { customer })
  expect(booked.customer.phone).toBe('+49 30 123456')
  const moved = await reschedule(server, booked, { start: '2026-06-02T09:00:00Z' })
  expect(moved.status).toBe(200)
})

test('staff may enter a call whose number they know', async () => {
  await using server = await openSalon({ catalog: BY_PHONE })
  const token = await adminToken(server)
  const response = await server.request('/v1/admin/bookings', { token, json: bookingBody() })
  expect(response.status).toBe(201)
  expect((await bookingOf(response)).customer.phone).toBe(null)
})

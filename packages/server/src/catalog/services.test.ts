import { type ServicesResponse, servicesResponse } from '@openslot/core/wire'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { ANNA, BEN, HAIRCUT, openSalon } from '../../test/support/salon.js'

const services = [
  { ...HAIRCUT, slug: 'b-second', name: 'Second', staff: ['ben', 'anna'], price: null },
  {
    ...HAIRCUT,
    slug: 'a-first',
    description: 'Wash and cut',
    location: { kind: 'video', url: 'https://meet.example/salon' },
    color: '#0f766e',
  },
  { ...HAIRCUT, slug: 'hidden', active: false },
]

test('services are listed in the order of their file, with who gives them, and without hidden ones', async () => {
  await using server = await openSalon({ catalog: { services, staff: [ANNA, BEN] } })
  const response = await server.request('/v1/services')
  const answer = (await response.json()) as ServicesResponse
  expect(response.status).toBe(200)
  expect(v.parse(v.strictObject(servicesResponse.entries), answer)).toEqual(answer)
  expect(answer.services.map((service) => service.slug)).toEqual(['b-second', 'a-first'])
  expect(answer.services[0]).toMatchObject({ price: null, location: null, description: null, guestsAllowed: false })
  expect(answer.services[0]?.staff.map((member) => member.slug)).toEqual(['ben', 'anna'])
  expect(answer.services[1]).toMatchObject({
    name: 'Haircut',
    description: 'Wash and cut',
    durationMinutes: 30,
    slotIntervalMinutes: 15,
    price: { amount: 4500, currency: 'EUR' },
    location: { kind: 'video', text: null, url: 'https://meet.example/salon' },
    color: '#0f766e',
    questions: [],
  })
})

test('the public list tells no addresses, hours or rules of the staff', async () => {
  await using server = await openSalon()
  const text = await (await server.request('/v1/services')).text()
  expect(text).not.toContain(ANNA.email)
  expect(text).not.toContain('09:00')
})

test('an empty database lists nothing', async () => {
  await using server = await openSalon({ catalog: { services: [], staff: [] } })
  expect(await (await server.request('/v1/services')).json()).toEqual({ services: [] })
})

test('a hidden service can be neither listed nor booked', async () => {
  await using server = await openSalon({ catalog: { services, staff: [ANNA, BEN] } })
  const slots = '/v1/slots?service=hidden&from=2026-06-02T00:00:00Z&to=2026-06-03T00:00:00Z'
  expect((await server.request(slots)).status).toBe(404)
})

import { describe, expect, test } from 'vitest'
import type { CreatedBooking } from '@openslot/core/wire'
import { WEDNESDAY, act, openWith, sent, sentTo } from '../../test/support/lifecycle-mails.js'
import { TUESDAY_TEN, adminToken, book, cancel, reschedule } from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'

const guests = ['gus@example.com', 'gia@example.com']

test('guests are invited in the customer’s language, and hear of moves and the end', async () => {
  await using server = await openWith()
  const mine = await book(server, { guests, locale: 'fr' })
  expect(await sent(server)).toEqual([
    'anna: New: Haircut [REQUEST CONFIRMED 0]',
    'gia: Haircut le mar. 2 juin à 10:00 [REQUEST CONFIRMED 0]',
    'gus: Haircut le mar. 2 juin à 10:00 [REQUEST CONFIRMED 0]',
    'mia: Haircut le mar. 2 juin à 10:00 [REQUEST CONFIRMED 0]',
    'owner: New: Haircut',
  ])
  const forGus = server.mails.find((mail) => mail.to.email === 'gus@example.com')
  expect(forGus?.text).toMatch(/^Mia Muster vous invite à un rendez-vous\.\n/)
  // The link can cancel, and belongs to the customer.
  expect(JSON.stringify(forGus)).not.toContain('/manage/')
  await reschedule(server, mine, { start: WEDNESDAY })
  await cancel(server, mine)
  expect((await sent(server)).filter((line) => line.startsWith('g'))).toEqual([
    'gia: Annulé : Haircut le mer. 3 juin à 14:00 [CANCEL CANCELLED 2]',
    'gia: Déplacé : Haircut le mer. 3 juin à 14:00 [REQUEST CONFIRMED 1]',
    'gus: Annulé : Haircut le mer. 3 juin à 14:00 [CANCEL CANCELLED 2]',
    'gus: Déplacé : Haircut le mer. 3 juin à 14:00 [REQUEST CONFIRMED 1]',
  ])
})

describe('guests of an approved booking that its customer moves', () => {
  const movedToWednesday = async (server: TestServer, token: string): Promise<CreatedBooking> => {
    const mine = await book(server, { guests: ['gus@example.com'] })
    await act(server, token, mine, 'approve')
    await sent(server)
    await reschedule(server, mine, { start: WEDNESDAY })
    expect(await sentTo('gus', server)).toEqual(['gus: Not yet confirmed: Haircut [REQUEST TENTATIVE 1]'])
    return mine
  }
  const lastTo = (server: TestServer) => server.mails.findLast((mail) => mail.to.email === 'gus@example.com')

  test('hear at once that their time is given up for one that is not certain, and then that it is', async () => {
    await using server = await openWith({ requiresApproval: true })
    const token = await adminToken(server)
    const mine = await movedToWednesday(server, token)
    expect(lastTo(server)?.subject).toBe('Not yet confirmed: Haircut on Wed 3 June at 14:00')
    expect(lastTo(server)?.text).toMatch(/^The appointment with Mia Muster has been changed and is not yet confirmed\./)
    expect(lastTo(server)?.text).toContain('Before: Tue 2 June at 10:00')
    await act(server, token, mine, 'approve')
    expect(await sentTo('gus', server)).toEqual(['gus: Confirmed: Haircut [REQUEST CONFIRMED 1]'])
    expect(lastTo(server)?.text).toMatch(/^The appointment with Mia Muster is confirmed\.\n/)
  })

  test('are told that the time they heard of last is cancelled, where it is declined', async () => {
    await using server = await openWith({ requiresApproval: true })
    const token = await adminToken(server)
    const mine = await movedToWednesday(server, token)
    await act(server, token, mine, 'reschedule', { start: '2026-06-04T12:00:00Z' })
    expect(await sentTo('gus', server)).toEqual(['gus: Not yet confirmed: Haircut [REQUEST TENTATIVE 2]'])
    expect(lastTo(server)?.text).toContain('Before: Wed 3 June at 14:00')
    await act(server, token, mine, 'decline')
    expect(await sentTo('gus', server)).toEqual(['gus: Cancelled: Haircut [CANCEL CANCELLED 3]'])
    expect(lastTo(server)?.subject).toBe('Cancelled: Haircut on Thu 4 June at 14:00')
  })

  test('hear nothing of a request that moves before it was ever approved, and are invited then', async () => {
    await using server = await openWith({ requiresApproval: true })
    const token = await adminToken(server)
    const mine = await book(server, { guests: ['gus@example.com'] })
    await reschedule(server, mine, { start: WEDNESDAY })
    expect(await sentTo('gus', server)).toEqual([])
    await act(server, token, mine, 'approve')
    expect(await sentTo('gus', server)).toEqual(['gus: Haircut [REQUEST CONFIRMED 1]'])
  })
})

describe('somebody with two parts in an appointment has one entry of it', () => {
  const openForAnna = (): Promise<TestServer> => openWith({ staff: ['anna', 'ben'] })
  const staff = (slug: string) => ({ start: TUESDAY_TEN, staff: slug })

  test('a guest who gives it gets the staff member’s mails, and keeps the entry when it is given to another', async () => {
    await using server = await openForAnna()
    const token = await adminToken(server)
    const mine = await book(server, { staff: 'anna', guests: ['Anna@salon.example'] })
    expect(await sentTo('anna', server)).toEqual(['anna: New: Haircut [REQUEST CONFIRMED 0]'])
    await act(server, token, mine, 'reschedule', staff('ben'))
    const [changed, ...more] = (await sent(server)).filter((line) => /^anna/i.test(line))
    expect([changed, more]).toEqual(['Anna: Now with Ben: Haircut [REQUEST CONFIRMED 1]', []])
    await act(server, token, mine, 'reschedule', staff('anna'))
    expect((await sent(server)).filter((line) => /^anna/i.test(line))).toEqual([
      'anna: New: Haircut [REQUEST CONFIRMED 2]',
    ])
    await cancel(server, mine)
    expect((await sent(server)).filter((line) => /^anna/i.test(line))).toEqual([
      'anna: Cancelled: Haircut [CANCEL CANCELLED 3]',
    ])
  })

  test('a customer who gave it, too, has it from the customer’s mails alone', async () => {
    await using server = await openForAnna()
    const customer = { name: 'Anna', email: 'anna@salon.example' }
    const mine = await book(server, { staff: 'anna', customer })
    expect(await sentTo('anna', server)).toEqual(['anna: Haircut [REQUEST CONFIRMED 0]', 'anna: New: Haircut'])
    await act(server, await adminToken(server), mine, 'reschedule', staff('ben'))
    expect(await sentTo('anna', server)).toEqual([
      'anna: Cancelled: Haircut',
      'anna: Now with Ben: Haircut [REQUEST CONFIRMED 1]',
    ])
  })
})

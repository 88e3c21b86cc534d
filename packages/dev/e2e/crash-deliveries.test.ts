import { expect, test } from 'vitest'
import { checkDeliveries } from '../crash/deliveries.mjs'

// The check that `pnpm crash` ends with is itself worth checking: it has to see each way in which a message may go wrong.
const ID = 'message'
const SENT = { id: ID, channel: 'email', kind: 'confirmation', state: 'sent', attempts: 1 }
const TAKEN_TWICE = { ...SENT, attempts: 2 }

const life = (name: string, standsMs: number, killedMs: number | null) => ({ name, standsMs, killedMs })
const inHand = (...ids: string[]) => new Map(ids.map((id) => [id, { channel: 'email' }]))
const KILLED = { lives: [life('a', 10_000, 1_000), life('b', 10_000, 1_000)], inHand: inHand(ID) }
const STANDING = { lives: [life('last', 15_000, null)], inHand: inHand() }

const from = (name: string, arrivedMs: number, acknowledgedMs: number | null = arrivedMs) => ({
  channel: 'email' as const,
  id: ID,
  life: name,
  arrivedMs,
  acknowledgedMs,
})

type Case = [string, Parameters<typeof checkDeliveries>[0], Parameters<typeof checkDeliveries>[1], string | undefined]

test.each<Case>([
  ['once', [SENT], [from('last', 6_000)], 'was taken 1 times, and 1 rounds ended with it in hand'],
  ['once, after a server died with it in hand', [TAKEN_TWICE], [from('last', 15_000)], undefined],
  ['again, from one that stands', [TAKEN_TWICE], [from('a', 900, null), from('last', 15_000)], undefined],
  ['again, from one that just started', [TAKEN_TWICE], [from('a', 900), from('last', 6_000)], 'just started'],
  ['twice in one round', [TAKEN_TWICE], [from('a', 900), from('b', 950), from('last', 15_000)], 'while a and b ran'],
  [
    'twice from a server that lives',
    [TAKEN_TWICE],
    [from('last', 15_000), from('last', 16_000)],
    'did not die with it',
  ],
  ['without a word of thanks', [TAKEN_TWICE], [from('last', 15_000, null)], 'never acknowledged'],
  ['never', [TAKEN_TWICE], [], 'never arrived'],
  ['unsent', [{ ...TAKEN_TWICE, state: 'waiting' }], [from('last', 15_000)], 'is waiting'],
  ['owed by nobody', [], [from('last', 15_000)], 'owed by nobody'],
  ['from nowhere', [TAKEN_TWICE], [from('c', 15_000)], 'nobody started'],
])('a message that arrives %s', (_how, rows, arrivals, fault) => {
  const faults: string[] = []
  checkDeliveries(rows, arrivals, [KILLED, STANDING], faults)
  expect(faults.join('\n')).toEqual(fault === undefined ? '' : expect.stringContaining(fault))
})

test('a server that takes more at once than it can send', () => {
  const faults: string[] = []
  checkDeliveries([], [], [{ ...KILLED, inHand: inHand('1', '2', '3', '4', '5', '6', '7') }], faults)
  expect(faults).toEqual(['a and b had 7 mails and 0 webhooks in hand'])
})

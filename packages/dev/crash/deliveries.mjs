/**
 * One server from its start to its end.
 * @typedef {object} Life
 * @property {string} name
 * @property {number} standsMs from when on it may send again what a dead one had in hand
 * @property {number | null} killedMs `null`: it ended in peace
 */

/**
 * Servers that ran at the same time, and the messages that were in hand when they were dead.
 * @typedef {{ lives: readonly Life[], inHand: ReadonlyMap<string, { channel: string }> }} Round
 */

/** What a server has in hand at most: three mails (see `message-channels.ts`). */
const MAILS_AT_ONCE = 3
/** And, together with the others, one webhook: there is one endpoint, which gets one at a time. */
const WEBHOOKS_AT_ONCE = 1
/** How long a server stands before it sends again what a dead one had in hand (see `dispatcher.ts`). */
export const STANDING_MS = 10_000

/**
 * Holds what came against what was owed and who died when. Every message came; each repetition has a kill of its own to
 * explain it, which hit the message in hand; and it was sent again only by a server that stood. So a message came at most
 * once more than servers were killed with it in hand.
 * @param {readonly any[]} messages rows of the outbox
 * @param {readonly import('./receivers.mjs').Arrival[]} arrivals in the order in which they came
 * @param {readonly Round[]} rounds
 * @param {string[]} faults what is wrong is added here
 */
export function checkDeliveries(messages, arrivals, rounds, faults) {
  const isReminder = (/** @type {any} */ { kind }) => kind.endsWith('reminder')
  // Those that wait for their time, or followed a move, were never sent.
  const due = messages.filter((row) => !isReminder(row) || row.state === 'sent')
  /** @type {Map<string, import('./receivers.mjs').Arrival[]>} */
  const arrivalsOf = new Map(due.map((row) => [key(row), []]))
  for (const arrival of arrivals) {
    const mine = arrivalsOf.get(key(arrival))
    if (mine) mine.push(arrival)
    else faults.push(`${arrival.id} arrived and is owed by nobody`)
  }
  const counts = { once: 0, twice: 0, more: 0, inHand: 0, reminders: due.filter(isReminder).length }
  for (const row of due) {
    const mine = arrivalsOf.get(key(row)) ?? []
    for (const fault of faultsOf(row, mine, rounds)) {
      faults.push(`message ${row.id} (${row.channel}, ${row.kind}) ${fault}`)
    }
    if (mine.length === 1) counts.once += 1
    if (mine.length === 2) counts.twice += 1
    if (mine.length > 2) counts.more += 1
  }
  for (const { lives, inHand } of rounds) {
    counts.inHand += inHand.size
    const webhooks = [...inHand.values()].filter(({ channel }) => channel === 'webhook').length
    const mails = inHand.size - webhooks
    if (mails > lives.length * MAILS_AT_ONCE || webhooks > WEBHOOKS_AT_ONCE) {
      faults.push(`${namesOf(lives)} had ${mails} mails and ${webhooks} webhooks in hand`)
    }
  }
  return counts
}

/**
 * @param {any} row
 * @param {readonly import('./receivers.mjs').Arrival[]} arrivals
 * @param {readonly Round[]} rounds
 */
function* faultsOf({ id, state, attempts }, arrivals, rounds) {
  const hits = rounds.filter(({ inHand }) => inHand.has(id)).length
  if (state !== 'sent') yield `is ${state}`
  // Nobody refuses anything: it is taken again only because nobody noted how it went.
  if (attempts !== 1 + hits) yield `was taken ${attempts} times, and ${hits} rounds ended with it in hand`
  if (arrivals.length === 0) yield 'never arrived'

  const seen = new Set()
  for (const [index, { life: name, arrivedMs, acknowledgedMs }] of arrivals.entries()) {
    const round = rounds.find(({ lives }) => lives.some((each) => each.name === name))
    const life = round?.lives.find((each) => each.name === name)
    if (!round || !life) {
      yield `came from ${name}, which nobody started`
      continue
    }
    // Who takes it has its lease until the next round.
    if (seen.has(round)) yield `arrived twice while ${namesOf(round.lives)} ran`
    seen.add(round)
    if (index > 0 && arrivedMs < life.standsMs) yield `was sent again by ${name}, which had just started`
    const isLast = index === arrivals.length - 1
    if (isLast && acknowledgedMs === null) yield 'counts as sent, and was never acknowledged'
    const isExplained = life.killedMs !== null && round.inHand.has(id)
    if (!isLast && !isExplained) yield `was sent again after ${name}, which did not die with it in hand`
  }
}

const namesOf = (/** @type {readonly Life[]} */ lives) => lives.map(({ name }) => name).join(' and ')

const key = (/** @type {{ channel: string, id: string }} */ { channel, id }) => `${channel} ${id}`

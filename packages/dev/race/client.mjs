import { randomUUID } from 'node:crypto'

/**
 * @typedef {{ id: string, token: string, service: string, start: string, status: string, sequence: number }} Mine
 * @typedef {{ id: string, token: string, service: string, start: string }} Held
 * @typedef {{ status: number, kind: string, body: any }} Answer
 */

/** What each wish may be answered with; everything else is an oddity. */
const EXPECTED = {
  hold: ['201', '409 slot-taken'],
  book: ['201', '409 slot-taken', '409 hold-expired'],
  move: ['200', '409 slot-taken', '422 validation'],
  cancel: ['200'],
  release: ['204', '404 not-found'],
}

/**
 * One visitor with a bad habit of changing their mind. All that they do comes one after the other, so that they know how
 * each of their bookings must be.
 * @param {{ urls: readonly string[], starts: ReadonlyMap<string, readonly string[]>, index: number }} options
 */
export function createClient({ urls, starts, index }) {
  /** @type {Mine[]} */
  const bookings = []
  /** @type {Held[]} */
  const holds = []
  /** @type {string[]} */
  const oddities = []
  /** @type {Map<string, number>} */
  const counts = new Map()

  /**
   * @param {keyof typeof EXPECTED} wish
   * @param {string} path
   * @param {{ method?: string, json?: object, token?: string, key?: string, url?: string }} [options]
   * @returns {Promise<Answer>}
   */
  const send = async (wish, path, { method = 'POST', json, token, key, url = pick(urls) } = {}) => {
    const response = await fetch(`${url}/v1/${path}`, {
      method,
      headers: {
        ...(json && { 'Content-Type': 'application/json' }),
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...(key !== undefined && { 'Idempotency-Key': key }),
      },
      ...(json && { body: JSON.stringify(json) }),
    })
    const text = await response.text()
    const body = text === '' ? {} : JSON.parse(text)
    const slug = response.ok ? '' : ` ${String(body.type).replace('https://openslot.dev/problems/', '')}`
    const kind = `${response.status}${slug}`
    counts.set(`${wish} ${kind}`, (counts.get(`${wish} ${kind}`) ?? 0) + 1)
    if (!EXPECTED[wish].includes(kind)) oddities.push(`${wish} ${path}: ${kind} ${text.slice(0, 300)}`)
    return { status: response.status, kind, body }
  }

  const someTime = () => {
    const service = pick([...starts.keys()])
    return { service, start: pick(starts.get(service) ?? []) }
  }

  const hold = async () => {
    const wish = someTime()
    const { status, body } = await send('hold', 'holds', { json: wish })
    if (status === 201) holds.push({ ...wish, id: body.id, token: body.token })
  }

  const release = async () => {
    const [held] = holds.splice(Math.floor(Math.random() * holds.length), 1)
    if (held) await send('release', `holds/${held.id}`, { method: 'DELETE', token: held.token })
  }

  /** @param {Held} [held] */
  const book = async (held) => {
    const { service, start } = held ?? someTime()
    const json = {
      service,
      start,
      ...(service === 'cut' && !held && Math.random() < 0.3 && { durationMinutes: 60 }),
      timeZone: 'Europe/Berlin',
      customer: { name: `Customer ${index}`, email: `customer-${index}@example.com` },
      ...(held && { holdToken: held.token }),
    }
    const key = randomUUID()
    // An impatient one sends it to two servers at once.
    const times = Math.random() < 0.2 ? 2 : 1
    const answers = await Promise.all(Array.from({ length: times }, () => send('book', 'bookings', { json, key })))
    const booked = answers.filter(({ status }) => status === 201)
    const ids = new Set(booked.map(({ body }) => `${body.id} ${body.manageToken}`))
    if (ids.size > 1) oddities.push(`one key booked twice: ${[...ids].join(', ')}`)
    const [first] = booked
    if (!first) return
    const { id, manageToken, status, sequence } = first.body
    if (first.body.start !== start) oddities.push(`asked for ${start}, booked ${first.body.start}`)
    bookings.push({ id, token: manageToken, service, start, status, sequence })
  }

  const bookHeld = async () => {
    const [held] = holds.splice(Math.floor(Math.random() * holds.length), 1)
    await book(held)
  }

  const move = async () => {
    const mine = pick(bookings.filter(({ status }) => status === 'confirmed'))
    if (!mine) return
    const at = holds.findIndex(({ service }) => service === mine.service)
    const [held] = at >= 0 && Math.random() < 0.5 ? holds.splice(at, 1) : []
    const start = held?.start ?? pick(starts.get(mine.service) ?? [])
    const json = { start, ...(held && { holdToken: held.token }) }
    const { status, body } = await send('move', `bookings/${mine.id}/reschedule`, { json, token: mine.token })
    if (status !== 200) return
    if (body.sequence !== mine.sequence + 1) oddities.push(`${mine.id} went from ${mine.sequence} to ${body.sequence}`)
    Object.assign(mine, { start: body.start, sequence: body.sequence })
  }

  const cancel = async () => {
    const mine = pick(bookings.filter(({ status }) => status === 'confirmed'))
    if (!mine) return
    const { status, body } = await send('cancel', `bookings/${mine.id}/cancel`, { token: mine.token })
    if (status === 200) Object.assign(mine, { status: body.status, sequence: body.sequence })
  }

  const actions = [
    hold,
    hold,
    hold,
    () => book(),
    () => book(),
    bookHeld,
    bookHeld,
    release,
    move,
    move,
    cancel,
    cancel,
  ]
  return {
    bookings,
    oddities,
    counts,
    /** @param {number} until as `performance.now()` */
    run: async (until) => {
      while (performance.now() < until) await pick(actions)()
    },
  }
}

/**
 * @template Item
 * @param {readonly Item[]} items
 * @returns {Item}
 */
const pick = (items) => /** @type {Item} */ (items[Math.floor(Math.random() * items.length)])

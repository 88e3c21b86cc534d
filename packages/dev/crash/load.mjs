import { randomUUID } from 'node:crypto'

export const SERVICE = 'chat'
const STEP_MS = 5 * 60_000
const AHEAD_MINUTES = 5 * 24 * 60
/** Of the first that is booked, the early one falls due in the round after, of others later; the last one of none. */
export const REMINDER_MINUTES = [AHEAD_MINUTES - 24, 60]

/**
 * What the clients saw of one booking: its id and the last change that was answered. `isCertain` is false once a change
 * was asked for and the server died before it answered: then either may be true.
 * @typedef {{ id: string, token: string, start: string, status: string, sequence: number, isCertain: boolean }} Seen
 */

/** Clients that book, move and cancel, each start for one booking only. */
export function createLoad() {
  const first = Math.ceil((Date.now() + AHEAD_MINUTES * 60_000) / STEP_MS) * STEP_MS
  let taken = 0
  const nextStart = () => new Date(first + STEP_MS * taken++).toISOString().replace('.000Z', 'Z')
  /** @type {Seen[]} */
  const seen = []
  /** @type {string[]} */
  const oddities = []

  /**
   * @param {string} url
   * @param {object} body
   * @param {string} [token]
   */
  const send = async (url, body, token) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    })
    // A body that breaks off is an answer that nobody saw.
    const answer = await response.json()
    if (response.status >= 300) oddities.push(`${url}: ${response.status} ${JSON.stringify(answer)}`)
    return response.status < 300 ? answer : undefined
  }

  /** @param {string} url */
  const act = async (url) => {
    const name = `Customer ${seen.length}`
    const customer = { name, email: `customer-${randomUUID()}@example.com` }
    const wish = { service: SERVICE, start: nextStart(), timeZone: 'Europe/Berlin', customer }
    const booked = await send(`${url}/v1/bookings`, wish)
    if (!booked) return
    const { id, manageToken: token, start, status, sequence } = booked
    const mine = { id, token, start, status, sequence, isCertain: true }
    seen.push(mine)
    const dice = Math.random()
    if (dice < 0.3) await change(mine, `${url}/v1/bookings/${id}/reschedule`, { start: nextStart() })
    if (dice > 0.15 && dice < 0.45) await change(mine, `${url}/v1/bookings/${id}/cancel`, {})
  }

  /**
   * @param {Seen} mine
   * @param {string} url
   * @param {object} body
   */
  const change = async (mine, url, body) => {
    mine.isCertain = false
    const answer = await send(url, body, mine.token)
    if (!answer) return
    Object.assign(mine, { start: answer.start, status: answer.status, sequence: answer.sequence, isCertain: true })
  }

  return {
    seen,
    oddities,
    /**
     * Sends until the server at `url` is dead.
     * @param {string} url
     */
    async run(url) {
      for (;;) {
        try {
          await act(url)
        } catch {
          return
        }
      }
    },
  }
}

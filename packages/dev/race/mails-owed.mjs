/**
 * The mails that something that happened to a booking owes, each as `who kind`: to its customer, and to everyone who gives
 * it or gave it before. Said once more in words of its own, so that it doesn't repeat the core's mistakes.
 * @param {{ event: string, details: string }} happened a row of the audit table
 */
export function mailsOwed({ event, details }) {
  const { staffId, staffIds, previousStaffId, previousStaffIds, start, previousStart, status } = JSON.parse(details)
  /** @type {string[]} */
  const givers = staffIds ?? [staffId]
  const toAll = (/** @type {string} */ kind) => ['customer', ...givers].map((who) => `${who} ${kind}`)
  switch (event) {
    case 'booking.created':
      return toAll(status === 'pending' ? 'request-received' : 'confirmation')
    case 'booking.cancelled':
      return toAll('cancelled')
    case 'booking.rescheduled': {
      /** @type {string[]} */
      const before = previousStaffIds ?? [previousStaffId]
      const kind = previousStart === start ? 'changed' : 'moved'
      return [
        `customer ${kind}`,
        ...givers.map((who) => `${who} ${before.includes(who) ? kind : 'confirmation'}`),
        ...before.filter((who) => !givers.includes(who)).map((who) => `${who} cancelled`),
      ]
    }
    default:
      return []
  }
}

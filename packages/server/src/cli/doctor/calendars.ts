import type { CalendarConnection } from '@openslot/core/wire'
import type { Connection } from '../../calendars/connection.js'
import { EVENT_FLAWS, FLAW_WORDS, namesOf } from '../../calendars/flaw.js'
import { presentConnection } from '../../calendars/present.js'
import type { Storage } from '../../storage/storage.js'
import { type Finding, finder } from './finding.js'

/** Whether outside calendars can be read and written, as `openslot serve` found them last; they aren't asked here. */
export async function checkCalendars(
  { connections, catalogAdmin }: Pick<Storage, 'connections' | 'catalogAdmin'>,
  nowMs: number,
): Promise<Finding[]> {
  const { ok, warning, failure } = finder('calendars')
  const found: Finding[] = []
  const all = await connections.list()
  for (const connection of all) {
    const { state, blocksAll, unwritable } = presentConnection(connection, nowMs)
    const owner = await catalogAdmin.staff.find(connection.staffId)
    const what = `${owner?.name ?? 'Somebody'}’s calendars by ${connection.provider} (${connection.account})`
    if (connection.lostReceiving !== null) {
      const fault = `no longer have “${connection.lostReceiving}”, which got the bookings: choose another for them.`
      found.push(warning(`${what} ${fault}`))
    }
    found.push(...unreadIn(connection).map((fault) => warning(`${what} ${fault}`)))
    for (const { name, message } of unwritable) {
      found.push(warning(`${what} can’t be written, and bookings are missing or left over in “${name}”: ${message}`))
    }
    if ((state === 'working' || state === 'unwritable') && !blocksAll) continue
    const consequence = blocksAll ? ' Until they can be read, no times with them are offered.' : ''
    found.push((blocksAll ? failure : warning)(`${what} ${faultOf(connection, state)}${consequence}`))
  }
  if (all.length === 0 || found.length > 0) return found
  return [ok(`${all.length} ${all.length === 1 ? 'account is' : 'accounts are'} connected and can be read.`)]
}

/** Events that block more than they might, as not all of them can be read. */
const unreadIn = ({ calendars }: Connection): string[] =>
  EVENT_FLAWS.filter((flaw) => flaw !== 'time').flatMap((flaw) => {
    const events = calendars.flatMap(({ unreadable }) => unreadable.filter((one) => one.flaw === flaw))
    return events.length === 0 ? [] : [`have events to correct: ${namesOf(events)}. ${FLAW_WORDS[flaw]}`]
  })

function faultOf({ calendars }: Connection, state: CalendarConnection['state']): string {
  if (state === 'needs-reconnecting') return 'refuse access: connect them anew.'
  const error = calendars.find((calendar) => calendar.error !== null)?.error
  if (error !== undefined && error !== null) return `can’t be read: ${error}`
  return 'haven’t been read for a while. Is `openslot serve` running on this database?'
}

import { expect, test } from 'vitest'
import { MAILS_FROM } from '../../test/support/oauth-account.js'
import { MAIN, openGoogleSalon, openMicrosoftSalon } from '../../test/support/oauth-salon.js'
import { book, cancel, listStarts } from '../../test/support/salon.js'

// Customers know the UID of their booking, and may invite who gives it to something else by it.

const START = '2026-06-02T08:00:00Z'
const STRANGER = 'ada@example.com'

/** An account into which invitations come, with whose event is which. */
async function openAccount(service: 'Microsoft' | 'Google', handMade: string) {
  if (service === 'Microsoft') {
    const salon = await openMicrosoftSalon({ handMade })
    const time = (hour: string) => ({ dateTime: `2026-06-02T${hour}:00.0000000`, timeZone: 'UTC' })
    return {
      ...salon,
      ids: () => salon.microsoft.events(MAIN).map(({ id }) => id),
      moveOurs: (hour: string, end: string) => {
        const own = salon.microsoft.events(MAIN).find(({ id }) => id !== 'invitation')
        salon.microsoft.change(MAIN, { id: '', ...own, start: time(hour), end: time(end) })
      },
      invite: ({ id }: { readonly id: string }, hour: string, end: string, address = STRANGER) =>
        salon.microsoft.change(MAIN, {
          id: 'invitation',
          iCalUId: `${id}@openslot`,
          showAs: 'tentative',
          isOrganizer: false,
          organizer: { emailAddress: { address } },
          start: time(hour),
          end: time(end),
        }),
    }
  }
  const salon = await openGoogleSalon({ handMade })
  const time = (hour: string) => ({ dateTime: `2026-06-02T${hour}:00Z` })
  return {
    ...salon,
    ids: () => salon.google.events(MAIN).map(({ id }) => id),
    moveOurs: (hour: string, end: string) => {
      const own = salon.google.events(MAIN).find(({ id }) => id !== 'invitation')
      salon.google.change(MAIN, { id: '', ...own, start: time(hour), end: time(end) })
    },
    invite: ({ id }: { readonly id: string }, hour: string, end: string, email = STRANGER) =>
      salon.google.change(MAIN, {
        id: 'invitation',
        iCalUID: `${id}@openslot`,
        organizer: { email, self: false },
        start: time(hour),
        end: time(end),
      }),
  }
}

const SERVICES = ['Microsoft', 'Google'] as const

test.each(SERVICES.flatMap((service) => [[service, 'show'] as const, [service, 'follow'] as const]))(
  '%s, %s: an invitation of somebody else by a booking’s UID moves nobody, and blocks as any other',
  async (service, handMade) => {
    await using salon = await openAccount(service, handMade)
    const { server } = salon
    await salon.pass()
    const free = await listStarts(server)
    const mine = await book(server)
    salon.invite(mine, '08:00', '08:30')
    await salon.pass(3)
    expect(salon.ids()).toHaveLength(2)
    salon.invite(mine, '13:00', '13:30')
    await salon.pass(3)
    expect(salon.ids()).toHaveLength(2)
    expect(await salon.booking(mine.id)).toMatchObject({ start: START, status: 'confirmed', sequence: 0 })
    expect([await salon.changes(), (await salon.see()).state]).toEqual([[], 'working'])
    expect(free).toContain('2026-06-02T13:00:00Z')
    expect(await listStarts(server)).not.toContain('2026-06-02T13:00:00Z')
    // Ours is still the booking's.
    salon.moveOurs('10:00', '10:30')
    await salon.pass(3)
    expect((await salon.booking(mine.id)).start).toBe(handMade === 'follow' ? '2026-06-02T10:00:00Z' : START)
    expect((await salon.changes()).map(({ change }) => change)).toEqual(handMade === 'follow' ? [] : ['moved'])
    await cancel(server, mine)
    await salon.pass(2)
    expect(salon.ids()).toEqual(['invitation'])
  },
)

test.each(SERVICES)('%s: the mails’ own invitation is theirs however their address is written', async (service) => {
  await using salon = await openAccount(service, 'show')
  const { server } = salon
  await salon.pass()
  const mine = await book(server)
  salon.invite(mine, '08:00', '08:30', MAILS_FROM.toUpperCase())
  await salon.pass(3)
  expect(salon.ids()).toEqual(['invitation'])
})

import type { Session } from '@openslot/core/wire'
import { type FakeServer, answer, refusal } from './fake-server.js'
import { session } from './people.js'
import { salon } from './salon.js'
import { keepSettings } from './settings.js'
import { enter, press, seeHeading, visit } from './visit.js'

// A server that nobody has set up yet.

export const PASSWORD = 'correct horse battery'

/** Nobody is signed in unless it is said. */
export const emptyServer = (as?: Session) => {
  const server = salon({ services: [], staff: [], ...(as && { as }) })
  if (!as) server.on('GET /v1/session', () => refusal('unauthorized'))
  server.on('GET /v1/setup', () => answer({ isNeeded: true }))
  server.on('POST /v1/setup', () => answer(session(), 201))
  keepSettings(server, { businessName: null })
  return server
}

export async function makeAccount(): Promise<void> {
  await enter('Your name', 'Rita Moreno')
  await enter('E-mail address', 'rita@salon.example')
  await enter('Password', PASSWORD)
  await press('Make my account')
}

export async function asFarAsHours(server: FakeServer): Promise<void> {
  await visit(server)
  await seeHeading('Your business')
  await enter('Its name', 'Salon Rita')
  await press('Next')
  await seeHeading('Your first service')
  await enter('Name', 'Haircut')
  await press('Next')
  await seeHeading('When can you be booked?')
}

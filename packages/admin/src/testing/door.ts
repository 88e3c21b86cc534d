import { type FakeServer, answer, refusal } from './fake-server.js'
import { session } from './people.js'
import { salon } from './salon.js'
import { enter, press } from './visit.js'

/** A salon where nobody is signed in, and the owner can. */
export function signedOut(): FakeServer {
  const server = salon()
  server.on('GET /v1/session', () => refusal('unauthorized'))
  server.on('GET /v1/setup', () => answer({ isNeeded: false }))
  server.on('POST /v1/session', () => answer(session()))
  server.on('DELETE /v1/session', () => new Response(null, { status: 204 }))
  return server
}

export async function signIn(): Promise<void> {
  await enter('E-mail address', ' rita@salon.example ')
  await enter('Password', 'correct horse battery')
  await press('Sign in')
}

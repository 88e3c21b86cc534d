import type { Role } from '@openslot/core/wire'
import type { TestRequest, TestServer } from '../../src/testing/index.js'
import { hashPassword } from '../../src/users/password.js'
import { NOW } from './salon.js'

export const PASSWORD = 'correct horse battery'

/** What browsers say of a request of the server's own page. */
export const OWN_PAGE = { 'Sec-Fetch-Site': 'same-origin' } as const

/** Makes an account, without a route. @param staff slug */
export async function addUser(
  { server }: TestServer,
  { email, role = 'owner', staff = null }: { email: string; role?: Role; staff?: string | null },
): Promise<string> {
  const { users, catalogAdmin } = server.storage
  const person = staff === null ? undefined : await catalogAdmin.staff.find(staff)
  const made = await users.create({
    name: email.split('@')[0] ?? email,
    email,
    role,
    staffId: person?.id ?? null,
    passwordHash: await hashPassword(PASSWORD),
    nowMs: NOW,
  })
  if (made === 'taken') throw new Error(`${email} has an account.`)
  return made.id
}

export const trySignIn = (
  server: TestServer,
  json: { email: string; password?: string },
  headers: Readonly<Record<string, string>> = OWN_PAGE,
): Promise<Response> => server.request('/v1/session', { json: { password: PASSWORD, ...json }, headers })

/** What the browser sends along from now on for its session: `name=value` of the cookie that was set. */
export const cookieOf = (response: Response): string => cookiesOf(response)[0] ?? ''

/** The same of every cookie: the session first, then by what the server knows the browser again. */
export const cookiesOf = (response: Response): string[] =>
  response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')

/** Signs in, and gives what makes requests as their browser would, from the server's own page. */
export async function signIn(
  server: TestServer,
  email: string,
): Promise<(path: string, request?: TestRequest) => Promise<Response>> {
  const response = await trySignIn(server, { email })
  if (response.status !== 200) throw new Error(`not signed in: ${response.status} ${await response.text()}`)
  const headers = { ...OWN_PAGE, Cookie: cookieOf(response) }
  return (path, request = {}) => server.request(path, { ...request, headers: { ...headers, ...request.headers } })
}

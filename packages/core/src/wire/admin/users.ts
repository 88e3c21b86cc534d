import * as v from 'valibot'
import { email, idOrSlug, line } from '../fields.js'
import { instantOutput } from '../instant.js'
import { newPassword } from './password.js'

/** `owner` may do everything; `staff` sees and changes their own calendar only. */
export const ROLES = ['owner', 'staff'] as const
export type Role = (typeof ROLES)[number]

const role = v.picklist(ROLES, `Use one of ${ROLES.join(', ')}.`)

/**
 * The header in which a page says for whom it is open, by their id. A session of somebody else is none for it: they have
 * signed in beside it, in another tab, and nothing is done in their name that they haven't seen.
 */
export const USER_HEADER = 'OpenSlot-User'

/** `POST /v1/session` body. */
export const signInRequest = v.strictObject({
  email: v.pipe(v.string('Use text.'), v.maxLength(320, 'Use at most 320 characters.')),
  password: v.pipe(v.string('Use text.'), v.maxLength(1000, 'Use at most 1000 characters.')),
})

/** `POST /v1/setup` body: makes the first owner. */
export const setupRequest = v.strictObject({
  /** Printed by the server as it starts. */
  code: v.pipe(v.string('Use text.'), v.maxLength(200, 'Use at most 200 characters.')),
  name: line('The name', 200),
  email,
  password: newPassword,
})

/** `GET /v1/setup`: whether the server waits for its first owner. */
export const setupResponse = v.object({ isNeeded: v.boolean() })

/** `POST /v1/session/password` body. */
export const passwordChange = v.strictObject({ current: signInRequest.entries.password, next: newPassword })

/** Who may sign in to the admin page. */
export const user = v.object({
  id: v.string(),
  name: v.string(),
  email: v.string(),
  role,
  /** Whose calendar it is about; `null`: nobody's. */
  staff: v.nullable(v.object({ id: v.string(), slug: v.string(), name: v.string() })),
  active: v.boolean(),
  createdAt: instantOutput,
  /** When they signed in last; `null`: never. */
  lastSignInAt: v.nullable(instantOutput),
})

export const sessionResponse = v.object({
  user,
  expiresAt: instantOutput,
  /** Whether the server knows a mail server; without one, customers hear nothing. */
  sendsMail: v.boolean(),
})

export const usersResponse = v.object({ users: v.array(user) })

/** What is wrong with somebody's role and calendar together; `null`: nothing. */
export const belongingFault = ({
  role: given,
  staff,
}: {
  readonly role: Role
  readonly staff: unknown
}): string | null =>
  given === 'staff' && (staff === null || staff === undefined)
    ? 'Name the staff member whose calendar they may see.'
    : null

/** `POST /v1/admin/users` body. */
export const userRequest = v.strictObject({
  name: line('The name', 200),
  email,
  role,
  /** Slug or id. */
  staff: v.optional(v.nullable(idOrSlug('staff member')), null),
  password: newPassword,
})

/** `PATCH /v1/admin/users/{id}` body: what it leaves out stays. */
export const userChange = v.strictObject({
  name: v.optional(line('The name', 200)),
  email: v.optional(email),
  role: v.optional(role),
  staff: v.optional(v.nullable(idOrSlug('staff member'))),
  active: v.optional(v.boolean('Use true or false.')),
  /** Ends all sessions. */
  password: v.optional(newPassword),
})

export type SignInRequest = v.InferInput<typeof signInRequest>
export type SetupRequest = v.InferInput<typeof setupRequest>
export type PasswordChange = v.InferInput<typeof passwordChange>
export type User = v.InferOutput<typeof user>
export type Session = v.InferOutput<typeof sessionResponse>
export type UserRequest = v.InferInput<typeof userRequest>
export type UserChange = v.InferInput<typeof userChange>

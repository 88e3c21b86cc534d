import { ROLES, type Role, belongingFault, userRequest } from '@openslot/core/wire'
import { Command, Option } from 'commander'
import * as v from 'valibot'
import { systemClock } from '../clock.js'
import type { Storage } from '../storage/storage.js'
import { hashPassword } from '../users/password.js'
import { presentUser } from '../users/present.js'
import type { StoredUser } from '../users/store.js'
import { CommandError } from './command-error.js'
import { oneLine } from './one-line.js'
import { printJson } from './print-json.js'
import { readPassword } from './read-password.js'
import {
  type DatabaseFlags,
  type JsonFlag,
  addDatabaseOption,
  addJsonOption,
  withExisting,
  withStorage,
} from './with-storage.js'

interface CreateFlags extends DatabaseFlags, JsonFlag {
  readonly name?: string
  readonly role: Role
  readonly staff?: string
}

export const userCommand = (): Command =>
  new Command('user')
    .description('who may sign in to the admin page; passwords are asked for, or piped in')
    .addCommand(
      addJsonOption(
        addDatabaseOption(
          new Command('create').description('let somebody sign in').argument('<email>', 'their address'),
        ),
      )
        .option('--name <name>', 'what to call them; left out: their address')
        .addOption(new Option('--role <role>', 'what they may do').choices(ROLES).default('owner'))
        .option('--staff <slug>', 'whose calendar it is about; needed for the role staff')
        .action(create),
    )
    .addCommand(
      addJsonOption(addDatabaseOption(new Command('list').description('everybody who may sign in'))).action(list),
    )
    .addCommand(
      addJsonOption(
        addDatabaseOption(
          new Command('password').description('give somebody a new password').argument('<email>', 'their address'),
        ),
      ).action(changePassword),
    )
    .addCommand(
      addJsonOption(
        addDatabaseOption(
          new Command('remove').description('take somebody’s account away').argument('<email>', 'their address'),
        ),
      ).action(remove),
    )

/** What is wrong with the address is said first. */
const account = v.object({ email: userRequest.entries.email, name: userRequest.entries.name })

async function create(address: string, { name, role, staff, ...flags }: CreateFlags): Promise<void> {
  const given = v.safeParse(account, { email: address, name: name?.trim() || address })
  if (!given.success) throw new CommandError(given.issues[0].message)
  const { email } = given.output
  const fault = belongingFault({ role, staff })
  if (fault !== null) throw new CommandError(`--staff: ${fault}`)
  await withStorage(flags, async ({ users, catalogAdmin }) => {
    const member = staff === undefined ? null : await catalogAdmin.staff.find(staff)
    if (member === undefined) throw new CommandError(`There is no staff member "${staff}".`)
    if (await users.findToSignIn(email)) throw taken(email)
    const passwordHash = await hashPassword(await readPassword())
    const wish = { ...given.output, role, staffId: member?.id ?? null }
    const user = await users.create({ ...wish, passwordHash, nowMs: systemClock() })
    if (user === 'taken') throw taken(email)
    if (flags.json) printJson({ user: presentUser(user) })
    else console.log(`${email} may sign in now.`)
  })
}

const list = (flags: DatabaseFlags & JsonFlag): Promise<void> =>
  withExisting(flags, async ({ users }) => {
    const all = await users.list()
    if (flags.json) return printJson({ users: all.map(presentUser) })
    if (all.length === 0) console.error('Nobody may sign in yet. Begin with `openslot user create EMAIL`.')
    for (const user of all) console.log(lineOf(user))
  })

const lineOf = ({ email, name, role, staff, active, lastSignInMs }: StoredUser): string =>
  [
    email,
    oneLine(name),
    staff && role === 'staff' ? `staff (${staff.slug})` : role,
    active ? 'active' : 'closed',
    lastSignInMs === null ? 'never signed in' : `signed in ${new Date(lastSignInMs).toISOString().slice(0, 10)}`,
  ].join('\t')

const changePassword = (email: string, flags: DatabaseFlags & JsonFlag): Promise<void> =>
  withExisting(flags, async (storage) => {
    const user = await requireUser(storage, email)
    const passwordHash = await hashPassword(await readPassword())
    await storage.users.update(user.id, () => ({ passwordHash }))
    if (flags.json) printJson({ user: presentUser(user) })
    else console.log(`${email} has a new password, and is signed out everywhere.`)
  })

const remove = (email: string, flags: DatabaseFlags & JsonFlag): Promise<void> =>
  withExisting(flags, async (storage) => {
    const user = await requireUser(storage, email)
    const removed = await storage.users.remove(user.id, () => {})
    if (removed === 'last-owner')
      throw new CommandError('Nobody would be left who may do everything. Create another owner first.')
    if (flags.json) printJson({ removed: presentUser(user) })
    else console.log(`${email} may not sign in any more.`)
  })

async function requireUser({ users }: Storage, email: string): Promise<StoredUser> {
  const found = await users.findToSignIn(email)
  if (found) return found.user
  throw new CommandError(`Nobody signs in with "${email}". \`openslot user list\` shows who does.`)
}

const taken = (email: string): CommandError =>
  new CommandError(`Somebody signs in with ${email} already. \`openslot user password\` gives them a new password.`)

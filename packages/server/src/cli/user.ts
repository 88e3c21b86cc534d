import { ROLES, type Role, belongingFault, email as emailSchema } from '@openslot/core/wire'
import { Command, Option } from 'commander'
import * as v from 'valibot'
import { systemClock } from '../clock.js'
import type { Storage } from '../storage/storage.js'
import { hashPassword } from '../users/password.js'
import { presentUser } from '../users/present.js'
import type { StoredUser } from '../users/store.js'
import { CommandError } from './command-error.js'
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

interface CreateFlags extends DatabaseFlags {
  readonly name?: string
  readonly role: Role
  readonly staff?: string
}

export const userCommand = (): Command =>
  new Command('user')
    .description('who may sign in to the admin page; passwords are asked for, or piped in')
    .addCommand(
      addDatabaseOption(new Command('create').description('let somebody sign in').argument('<email>', 'their address'))
        .option('--name <name>', 'what to call them; left out: their address')
        .addOption(new Option('--role <role>', 'what they may do').choices(ROLES).default('owner'))
        .option('--staff <slug>', 'whose calendar it is about; needed for the role staff')
        .action(create),
    )
    .addCommand(
      addJsonOption(addDatabaseOption(new Command('list').description('everybody who may sign in'))).action(list),
    )
    .addCommand(
      addDatabaseOption(
        new Command('password').description('give somebody a new password').argument('<email>', 'their address'),
      ).action(changePassword),
    )
    .addCommand(
      addDatabaseOption(
        new Command('remove').description('take somebody’s account away').argument('<email>', 'their address'),
      ).action(remove),
    )

async function create(address: string, { name, role, staff, ...flags }: CreateFlags): Promise<void> {
  const email = v.safeParse(emailSchema, address)
  if (!email.success) throw new CommandError(`"${address}": ${email.issues[0].message}`)
  const fault = belongingFault({ role, staff })
  if (fault !== null) throw new CommandError(`--staff: ${fault}`)
  await withStorage(flags, async ({ users, catalogAdmin }) => {
    const person = staff === undefined ? null : await catalogAdmin.staff.find(staff)
    if (person === undefined) throw new CommandError(`There is no staff member "${staff}".`)
    if (await users.findToSignIn(email.output)) throw taken(email.output)
    const passwordHash = await hashPassword(await readPassword())
    const wish = { name: name?.trim() || email.output, email: email.output, role, staffId: person?.id ?? null }
    if ((await users.create({ ...wish, passwordHash, nowMs: systemClock() })) === 'taken') throw taken(email.output)
    console.log(`${email.output} may sign in now.`)
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
    name,
    staff && role === 'staff' ? `staff (${staff.slug})` : role,
    active ? 'active' : 'closed',
    lastSignInMs === null ? 'never signed in' : `signed in ${new Date(lastSignInMs).toISOString().slice(0, 10)}`,
  ].join('\t')

const changePassword = (email: string, flags: DatabaseFlags): Promise<void> =>
  withExisting(flags, async (storage) => {
    const { id } = await requireUser(storage, email)
    const passwordHash = await hashPassword(await readPassword())
    await storage.users.update(id, () => ({ passwordHash }))
    console.log(`${email} has a new password, and is signed out everywhere.`)
  })

const remove = (email: string, flags: DatabaseFlags): Promise<void> =>
  withExisting(flags, async (storage) => {
    const { id } = await requireUser(storage, email)
    const removed = await storage.users.remove(id, () => {})
    if (removed === 'last-owner')
      throw new CommandError('Nobody would be left who may do everything. Create another owner first.')
    console.log(`${email} may not sign in any more.`)
  })

async function requireUser({ users }: Storage, email: string): Promise<StoredUser> {
  const found = await users.findToSignIn(email)
  if (found) return found.user
  throw new CommandError(`Nobody signs in with "${email}". \`openslot user list\` shows who does.`)
}

const taken = (email: string): CommandError =>
  new CommandError(`Somebody signs in with ${email} already. \`openslot user password\` gives them a new password.`)

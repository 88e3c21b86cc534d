import { SCOPES, type Scope, adminTokenRequest } from '@openslot/core/wire'
import { Command, Option } from 'commander'
import * as v from 'valibot'
import { presentToken } from '../admin-tokens/present.js'
import type { StoredAdminToken } from '../admin-tokens/store.js'
import { systemClock } from '../clock.js'
import { hashToken, randomToken } from '../tokens.js'
import { CommandError } from './command-error.js'
import { oneLine } from './one-line.js'
import { printJson } from './print-json.js'
import {
  type DatabaseFlags,
  type JsonFlag,
  addDatabaseOption,
  addJsonOption,
  withExisting,
  withStorage,
} from './with-storage.js'

export const tokenCommand = (): Command =>
  new Command('token')
    .description('tokens for the admin API')
    .addCommand(
      addJsonOption(
        addDatabaseOption(
          new Command('create')
            .description('make an admin token; it is shown once')
            .argument('<name>', 'what it is for'),
        ),
      )
        .addOption(
          new Option('--scope <scope...>', 'what it may do; left out: everything').choices(SCOPES).default(['*']),
        )
        .action(create),
    )
    .addCommand(
      addJsonOption(
        addDatabaseOption(new Command('list').description('the admin tokens, without their secrets')),
      ).action(list),
    )
    .addCommand(
      addJsonOption(
        addDatabaseOption(
          new Command('revoke').description('close the API to a token').argument('<name>', 'its name or id'),
        ),
      ).action(revoke),
    )

async function create(given: string, flags: DatabaseFlags & JsonFlag & { scope: Scope[] }): Promise<void> {
  const name = v.safeParse(adminTokenRequest.entries.name, given)
  if (!name.success) throw new CommandError(`${name.issues[0].message} Give the token one that says what it is for.`)
  await withStorage(flags, async (storage) => {
    const token = randomToken()
    const made = await storage.adminTokens.create({
      name: name.output,
      tokenHash: hashToken(token),
      scopes: [...new Set(flags.scope)],
      nowMs: systemClock(),
    })
    if (!made) throw new CommandError(`There is a token called "${name.output}" already. Choose another name.`)
    if (flags.json) return printJson({ ...presentToken(made), token })
    console.error('The token is shown this once. Keep it where only its user can read it:')
    console.log(token)
  })
}

const list = (flags: DatabaseFlags & JsonFlag): Promise<void> =>
  withExisting(flags, async (storage) => {
    const tokens = await storage.adminTokens.list()
    if (flags.json) return printJson({ tokens: tokens.map(presentToken) })
    if (tokens.length === 0) console.error('There are no tokens. Make one with `openslot token create NAME`.')
    for (const token of tokens) console.log(lineOf(token))
  })

const lineOf = ({ id, name, scopes, createdMs, lastUsedMs }: StoredAdminToken): string =>
  [
    id,
    oneLine(name),
    scopes.join(' '),
    `made ${day(createdMs)}`,
    lastUsedMs === null ? 'never used' : `used ${day(lastUsedMs)}`,
  ].join('\t')

const day = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

const revoke = (name: string, flags: DatabaseFlags & JsonFlag): Promise<void> =>
  withExisting(flags, async (storage) => {
    const tokens = await storage.adminTokens.list()
    const named = tokens.find((token) => token.name === name.trim()) ?? tokens.find((token) => token.id === name.trim())
    if (!named || !(await storage.adminTokens.revoke(named.id)))
      throw new CommandError(`There is no token called "${name.trim()}". \`openslot token list\` shows them.`)
    if (flags.json) return printJson({ revoked: presentToken(named) })
    console.log(`Revoked: ${name.trim()}`)
  })

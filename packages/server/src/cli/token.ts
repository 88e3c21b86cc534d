import { Command } from 'commander'
import { systemClock } from '../clock.js'
import { hashToken, randomToken } from '../tokens.js'
import { CommandError } from './command-error.js'
import { type DatabaseFlags, addDatabaseOption, withStorage } from './with-storage.js'

export const tokenCommand = (): Command =>
  new Command('token').description('tokens for the admin API').addCommand(
    addDatabaseOption(
      new Command('create').description('make an admin token; it is shown once').argument('<name>', 'what it is for'),
    ).action(async (name: string, flags: DatabaseFlags) => {
      if (name.trim() === '') throw new CommandError('Give the token a name that says what it is for.')
      await withStorage(flags, async (storage) => {
        const token = randomToken()
        const isNew = await storage.adminTokens.create({
          name: name.trim(),
          tokenHash: hashToken(token),
          nowMs: systemClock(),
        })
        if (!isNew) throw new CommandError(`There is a token called "${name.trim()}" already. Choose another name.`)
        console.error('The token is shown this once. Keep it where only its user can read it:')
        console.log(token)
      })
    }),
  )

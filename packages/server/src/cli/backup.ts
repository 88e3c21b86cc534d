import { existsSync, rmSync } from 'node:fs'
import { Command } from 'commander'
import { copySecret, hasSecretBeside, secretPath } from '../secret.js'
import { openSqlite } from '../storage/sqlite/open.js'
import { CommandError } from './command-error.js'
import { printJson } from './print-json.js'
import {
  type DatabaseFlags,
  type JsonFlag,
  addDatabaseOption,
  addJsonOption,
  noDatabase,
  pathOf,
} from './with-storage.js'

export const backupCommand = (): Command =>
  addJsonOption(
    addDatabaseOption(
      new Command('backup')
        .description('make a consistent copy of the database, also while the server runs')
        .argument('<file>', 'the file to make; the server’s secret is kept beside it as FILE.secret'),
    ),
  ).action(backup)

async function backup(file: string, flags: DatabaseFlags & JsonFlag): Promise<void> {
  if (file === '-') throw new CommandError('A backup is a file, with the secret in another beside it. Name the file.')
  const path = pathOf(flags)
  if (!existsSync(path)) throw noDatabase(path)
  // It may be the only one that opens another backup.
  if (hasSecretBeside(file)) throw new CommandError(`${secretPath(file)} is there already. Choose another name.`)
  console.error('Copying the database …')
  // As it is: a backup is made before an upgrade, which migrates.
  const storage = openSqlite(path)
  try {
    await storage.backup(file)
  } finally {
    await storage.close()
  }
  const hasSecret = withSecret(path, file)
  if (flags.json) return printJson({ file, secret: hasSecret ? secretPath(file) : null })
  console.log(hasSecret ? `Backed up to ${file} and ${secretPath(file)}. Keep both.` : `Backed up to ${file}.`)
}

/** A copy whose secret can't be had with it would look like a whole one. */
function withSecret(path: string, file: string): boolean {
  try {
    return copySecret(path, file)
  } catch (error) {
    rmSync(file)
    throw error
  }
}

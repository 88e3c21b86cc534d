#!/usr/bin/env node
import { Command } from 'commander'
import { CatalogFileError } from './catalog/catalog-file-error.js'
import { CatalogConflict } from './catalog/store.js'
import { backupCommand } from './cli/backup.js'
import { doctorCommand } from './cli/doctor/command.js'
import { exportCommand } from './cli/export.js'
import { importCommand } from './cli/import.js'
import { migrateCommand } from './cli/migrate.js'
import { restoreCommand } from './cli/restore.js'
import { serveCommand } from './cli/serve.js'
import { tokenCommand } from './cli/token.js'
import { userCommand } from './cli/user.js'
import { watchOutput } from './cli/watch-output.js'
import { CommandError } from './cli/command-error.js'
import { ConfigError } from './config.js'
import { StorageError } from './storage/storage-error.js'

watchOutput()

const program = new Command('openslot')
  .description('A booking system: API, widget and mails from one small server.')
  .version('0.1.0')
  .showHelpAfterError('Run with --help to see how it is used.')
  .addCommand(serveCommand())
  .addCommand(migrateCommand())
  .addCommand(importCommand())
  .addCommand(exportCommand())
  .addCommand(backupCommand())
  .addCommand(restoreCommand())
  .addCommand(tokenCommand())
  .addCommand(userCommand())
  .addCommand(doctorCommand())

// Who starts it without a word, as with `npx @openslot/server`, wants the server.
const isAlone = process.argv.length === 2
if (isAlone) console.error('openslot serve (`openslot --help` tells of the other commands)')

try {
  await program.parseAsync(isAlone ? [...process.argv, 'serve'] : process.argv)
} catch (error) {
  const isExpected =
    error instanceof CommandError ||
    error instanceof ConfigError ||
    error instanceof StorageError ||
    error instanceof CatalogFileError ||
    error instanceof CatalogConflict
  console.error(isExpected ? `openslot: ${error.message}` : error)
  process.exitCode = 1
}

#!/usr/bin/env node
import { Command } from 'commander'
import { backupCommand } from './cli/backup.js'
import { doctorCommand } from './cli/doctor/command.js'
import { exportCommand } from './cli/export.js'
import { importCommand } from './cli/import.js'
import { migrateCommand } from './cli/migrate.js'
import { asksForJson, reportError } from './cli/report-error.js'
import { restoreCommand } from './cli/restore.js'
import { serveCommand } from './cli/serve.js'
import { tokenCommand } from './cli/token.js'
import { userCommand } from './cli/user.js'
import { watchOutput } from './cli/watch-output.js'

watchOutput()

const asJson = asksForJson(process.argv)
const program = new Command('openslot')
  .description('A booking system: API, widget and mails from one small server.')
  .version('0.1.0')
  .addHelpText(
    'after',
    '\nWhat no flag says, OPENSLOT_… variables and openslot.config.json do. Exit code: 0 done, 1 not done.',
  )
  .addCommand(serveCommand())
  .addCommand(migrateCommand())
  .addCommand(importCommand())
  .addCommand(exportCommand())
  .addCommand(backupCommand())
  .addCommand(restoreCommand())
  .addCommand(tokenCommand())
  .addCommand(userCommand())
  .addCommand(doctorCommand())
for (const command of [program, ...program.commands.flatMap((one) => [one, ...one.commands])])
  command
    .exitOverride()
    .showHelpAfterError(asJson ? false : 'Run with --help to see how it is used.')
    .configureOutput(asJson ? { outputError: () => {} } : {})

// Who starts it without a word, as with `npx @openslot/server`, wants the server.
const isAlone = process.argv.length === 2
if (isAlone) console.error('openslot serve (`openslot --help` tells of the other commands)')

try {
  await program.parseAsync(isAlone ? [...process.argv, 'serve'] : process.argv)
} catch (error) {
  reportError(error, asJson)
}

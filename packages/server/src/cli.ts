#!/usr/bin/env node
import { Command } from 'commander'
import { asksForJson, reportError } from './cli/report-error.js'
import { watchOutput } from './cli/watch-output.js'

watchOutput()

/** Only the one that is asked for is loaded: what the others need would keep it from its work. */
const COMMANDS = {
  serve: async () => (await import('./cli/serve.js')).serveCommand(),
  migrate: async () => (await import('./cli/migrate.js')).migrateCommand(),
  import: async () => (await import('./cli/import.js')).importCommand(),
  export: async () => (await import('./cli/export.js')).exportCommand(),
  backup: async () => (await import('./cli/backup.js')).backupCommand(),
  restore: async () => (await import('./cli/restore.js')).restoreCommand(),
  token: async () => (await import('./cli/token.js')).tokenCommand(),
  user: async () => (await import('./cli/user.js')).userCommand(),
  doctor: async () => (await import('./cli/doctor/command.js')).doctorCommand(),
} as const satisfies Readonly<Record<string, () => Promise<Command>>>
type Name = keyof typeof COMMANDS
const NAMES = Object.keys(COMMANDS) as Name[]

// Who starts it without a word, as with `npx @openslot/server`, wants the server.
const isAlone = process.argv.length === 2
const asked = NAMES.filter((name) => name === (isAlone ? 'serve' : process.argv[2]))
const wanted = asked.length > 0 ? asked : NAMES

const asJson = asksForJson(process.argv)
const program = new Command('openslot')
  .description('A booking system: API, widget and mails from one small server.')
  .version('0.1.0')
  .addHelpText(
    'after',
    '\nWhat no flag says, OPENSLOT_… variables and openslot.config.json do. Exit code: 0 done, 1 not done.',
  )

for (const name of wanted) program.addCommand(await COMMANDS[name]())
for (const command of [program, ...program.commands.flatMap((one) => [one, ...one.commands])])
  command
    .exitOverride()
    .showHelpAfterError(asJson ? false : 'Run with --help to see how it is used.')
    .configureOutput(asJson ? { outputError: () => {} } : {})

if (isAlone) console.error('openslot serve (`openslot --help` tells of the other commands)')

try {
  await program.parseAsync(isAlone ? [...process.argv, 'serve'] : process.argv)
} catch (error) {
  reportError(error, asJson)
}

import { Command } from 'commander'
import { systemClock } from '../../clock.js'
import { examine } from './examine.js'
import type { Finding } from './finding.js'
import { type DatabaseFlags, addDatabaseOption, flagsOf } from '../with-storage.js'

const MARKS: Readonly<Record<Finding['level'], string>> = { ok: 'ok     ', warning: 'warning', failure: 'FAILURE' }

export const doctorCommand = (): Command =>
  addDatabaseOption(
    new Command('doctor')
      .description('look over settings, database, clock, address, mail and messages, and say what to mend')
      .option('--json', 'say it as JSON, for scripts', false),
  ).action(async (flags: DatabaseFlags & { json: boolean }) => {
    const findings = await examine({
      flags: flagsOf(flags),
      environment: process.env,
      cwd: process.cwd(),
      nowMs: systemClock(),
    })
    if (flags.json) console.log(JSON.stringify({ findings }, null, 2))
    else for (const { check, level, message } of findings) console.log(`${MARKS[level]} ${check}: ${message}`)
    if (findings.some(({ level }) => level === 'failure')) process.exitCode = 1
  })

import { Command } from 'commander'
import { systemClock } from '../../clock.js'
import { examine } from './examine.js'
import type { Finding } from './finding.js'
import { oneLine } from '../one-line.js'
import { printJson } from '../print-json.js'
import { type DatabaseFlags, type JsonFlag, addDatabaseOption, addJsonOption, flagsOf } from '../with-storage.js'

const MARKS: Readonly<Record<Finding['level'], string>> = { ok: 'ok     ', warning: 'warning', failure: 'FAILURE' }

export const doctorCommand = (): Command =>
  addJsonOption(
    addDatabaseOption(
      new Command('doctor').description(
        'look over settings, database, clock, address, mail and messages, and say what to mend',
      ),
    ),
  ).action(async (flags: DatabaseFlags & JsonFlag) => {
    const findings = await examine({
      flags: flagsOf(flags),
      environment: process.env,
      cwd: process.cwd(),
      nowMs: systemClock(),
    })
    if (flags.json) printJson({ findings })
    else for (const { check, level, message } of findings) console.log(`${MARKS[level]} ${check}: ${oneLine(message)}`)
    if (findings.some(({ level }) => level === 'failure')) process.exitCode = 1
  })

import { existsSync, statSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { examineSqlite } from '../../storage/sqlite/examine.js'
import { lostLink } from '../../storage/sqlite/lost-link.js'
import { deniedFile } from '../../storage/rights.js'
import { clockFault, inUtc } from '../clock-fault.js'
import { type Finding, finder } from './finding.js'

const { ok, warning, failure } = finder('database')
const clock = finder('clock')

const LITTLE_SPACE_BYTES = 1e9
const NO_SPACE_BYTES = 50e6

export interface DatabaseLook {
  readonly findings: readonly Finding[]
  /** Whether what is in it can be looked at as well. */
  readonly isUsable: boolean
}

/** The database's file, and the clock against what is written in it (epoch ms). */
export function checkDatabase(path: string, nowMs: number): DatabaseLook {
  const denied = deniedFile(path) ?? lostLink(path)
  if (denied) return { findings: [failure(denied.message), clock.ok(timeIs(nowMs))], isUsable: false }
  if (!existsSync(path)) return { findings: [missing(path), clock.ok(timeIs(nowMs))], isUsable: false }
  try {
    const examined = examineSqlite(path)
    if (examined === null) return { findings: [brokenOff(path), clock.ok(timeIs(nowMs))], isUsable: false }
    const { pending, lastBookedMs } = examined
    const state =
      pending === 0
        ? ok(`${path} is whole and up to date.`)
        : warning(`${pending} migrations are missing. \`openslot serve\` and \`openslot migrate\` apply them.`)
    const findings = [state, ...privacy(path), ...space(path), checkClock(nowMs, lastBookedMs)]
    return { findings, isUsable: pending === 0 }
  } catch (error) {
    return { findings: [failure((error as Error).message)], isUsable: false }
  }
}

const missing = (path: string): Finding =>
  warning(
    `There is no database at ${path} yet: \`openslot serve\` makes it. If it is elsewhere, set OPENSLOT_DATABASE_URL.`,
  )

const brokenOff = (path: string): Finding =>
  warning(
    `The last writing to ${path} was broken off. Nothing is lost: \`openslot serve\` puts it in order at its next start. Run \`openslot doctor\` again after that.`,
  )

const privacy = (path: string): Finding[] =>
  (statSync(path).mode & 0o077) === 0
    ? []
    : [warning(`Others on this machine may read ${path}, with all customers in it. Run: chmod 600 ${path}`)]

function space(path: string): Finding[] {
  const { bavail, bsize } = statfsSync(dirname(path))
  const free = bavail * bsize
  const message = `Only ${Math.floor(free / 1e6)} MB are free beside ${path}. Without space nobody can book: free some.`
  if (free < NO_SPACE_BYTES) return [failure(message)]
  return free < LITTLE_SPACE_BYTES ? [warning(message)] : []
}

function checkClock(nowMs: number, lastBookedMs: number | null): Finding {
  const fault = clockFault(nowMs, lastBookedMs)
  return fault === null ? clock.ok(timeIs(nowMs)) : clock.failure(fault)
}

const timeIs = (nowMs: number): string => `It is ${inUtc(nowMs)}.`

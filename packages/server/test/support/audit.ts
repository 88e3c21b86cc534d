import type { TestServer } from '../../src/testing/index.js'
import { inFile } from './salon.js'

interface AuditRow {
  readonly event: string
  readonly actor: string
  readonly actor_name: string | null
  readonly at_ms: number
}

/** What is on record, oldest first. */
export const audit = (server: TestServer): AuditRow[] =>
  inFile(
    server,
    (file) => file.prepare('SELECT event, actor, actor_name, at_ms FROM audit ORDER BY id').all() as AuditRow[],
  )

/** The same, as "event by whom". */
export const audited = (server: TestServer): string[] =>
  audit(server).map((row) => `${row.event} by ${row.actor_name ?? row.actor}`)

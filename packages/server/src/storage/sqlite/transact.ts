import type { SqliteDb } from './db.js'

/** How many changes the others wait for at most that want to write too: requests, and other processes. */
const TOGETHER = 32

interface Job {
  readonly work: (tx: SqliteDb) => unknown
  readonly resolve: (outcome: never) => void
  readonly reject: (error: unknown) => void
}

type Settled = () => void

/**
 * Runs `work` in a transaction, and answers once it is on disk. Immediate: the write lock is taken before anything is
 * read, so what a decision saw still holds when it is stored. The work gets the connection itself, on which the
 * transaction runs: what is prepared for it serves here, too.
 *
 * Those who come while the loop turns once commit together, one after the other within one transaction: waiting for the
 * disk takes longer than a change, and the wait is the same for one as for all. Each has a savepoint of its own: whoever
 * fails takes back nothing but their own.
 *
 * @throws what `work` throws, and nothing is changed; or what keeps SQLite from storing it
 */
export const transact = <Outcome>(db: SqliteDb, work: (tx: SqliteDb) => Outcome): Promise<Outcome> =>
  new Promise<Outcome>((resolve, reject) => {
    const waiting = waitingFor.get(db) ?? []
    waitingFor.set(db, waiting)
    if (waiting.length === 0) setImmediate(() => commitWaiting(db))
    waiting.push({ work, resolve, reject })
  })

const waitingFor = new WeakMap<SqliteDb, Job[]>()

function commitWaiting(db: SqliteDb): void {
  const waiting = waitingFor.get(db) ?? []
  const jobs = waiting.splice(0, TOGETHER)
  if (waiting.length > 0) setImmediate(() => commitWaiting(db))
  try {
    const settled = db.$client.transaction(() => jobs.map((job) => apart(db, job))).immediate()
    for (const settle of settled) settle()
  } catch (error) {
    for (const { reject } of jobs) reject(error)
  }
}

/** Does a job in a savepoint. @returns what tells its outcome, once the disk has it */
function apart(db: SqliteDb, { work, resolve, reject }: Job): Settled {
  try {
    const outcome = db.$client.transaction(() => work(db))()
    return () => resolve(outcome as never)
  } catch (error) {
    // A full disk takes back the whole transaction, not the savepoint: then nothing of the others is stored either.
    if (!db.$client.inTransaction) throw error
    return () => reject(error)
  }
}

import { chmodSync, chownSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Gives a file the owner and the rights of the one whose place it takes; where there is none, the owner of the folder.
 * What root puts back must be there for the user that the server runs as; who isn't root can only give it the rights.
 */
export function takeAfter(file: string, replaced: string): void {
  const former = statSync(replaced, { throwIfNoEntry: false })
  const { uid, gid } = former ?? statSync(dirname(replaced))
  try {
    if (former) chmodSync(file, former.mode & 0o777)
    if (process.geteuid?.() === 0) chownSync(file, uid, gid)
  } catch {
    // Not every file system knows owners; there, whoever could read the one before can read this one.
  }
}

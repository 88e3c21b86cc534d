import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import Database, { SqliteError } from 'better-sqlite3'
import { whyUnwritten } from '../../file-trouble.js'
import { secretPath } from '../../secret.js'
import { deniedFile } from '../rights.js'
import { StorageError } from '../storage-error.js'
import { takeAfter } from '../take-after.js'
import { refuseFolder } from './folder.js'
import { foreign, isOurs, refuseForeign } from './foreign.js'
import { lostLink } from './lost-link.js'
import { newestMigration, refuseNewer } from './migrate.js'

/**
 * Copies the database as it is at one instant, while others read and write: `VACUUM INTO` reads in one transaction, which
 * in WAL keeps nobody waiting. Under another name until it is whole, so that there is never half a backup.
 *
 * @throws StorageError when the file is there already or can't be written
 */
export function backupSqlite(sqlite: Database.Database, path: string): void {
  if (existsSync(path)) throw new StorageError(`${path} is there already. Choose another name.`)
  const draft = copyBeside(sqlite, path)
  renameSync(draft, path)
}

/**
 * Puts a backup in the place of the database, and keeps what was there beside it.
 *
 * @returns where the old database is now; `null`: there was none
 * @throws StorageError when the backup is damaged, none of OpenSlot's, of a newer version or the database itself, or when
 *   a server has the database open, or it is another program's: then nothing is changed
 */
export function restoreSqlite(backup: string, path: string, nowMs: number): string | null {
  const source = openBackup(backup)
  const target = behindLinks(path)
  const draft = draftOf(target)
  try {
    const isReplacing = existsSync(target)
    if (isReplacing && isSameFile(backup, target))
      throw new StorageError(`${backup} is the database itself. Name a file that \`openslot backup\` has made of it.`)
    if (isReplacing) closeCleanly(target)
    copyBeside(source, target)
    takeAfter(draft, target)
    const aside = isReplacing ? keepAside(target, freeAside(target, nowMs)) : null
    renameSync(draft, target)
    return aside
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  } finally {
    source.close()
  }
}

/** Also by another name: through a link or another path. */
function isSameFile(one: string, other: string): boolean {
  const [{ dev, ino }, there] = [statSync(one, { bigint: true }), statSync(other, { bigint: true })]
  return dev === there.dev && ino === there.ino
}

/**
 * The file itself: a link to it stays, and what is kept lies beside it, on the same disk.
 *
 * @throws StorageError when the link leads nowhere, as to a disk that isn't there, or to a folder
 */
function behindLinks(path: string): string {
  refuseFolder(path)
  const lost = lostLink(path)
  if (lost) throw lost
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ? realpathSync(path) : path
}

/** Where a database, or its secret alone, can be kept: what an earlier restore has kept in the same second stays. */
export function freeAside(path: string, nowMs: number): string {
  const name = `${path}.before-${stamp(nowMs)}`
  let aside = name
  for (let count = 2; existsSync(aside) || existsSync(secretPath(aside)); count++) aside = `${name}-${count}`
  return aside
}

const draftOf = (path: string): string => `${path}.partial`

/**
 * What an earlier attempt has left there goes.
 *
 * @returns the copy that is to become the file at `path`
 */
function copyBeside(sqlite: Database.Database, path: string): string {
  const draft = draftOf(path)
  try {
    rmSync(draft, { force: true })
    // Names, addresses and notes of customers are in it: made readable by its owner only. SQLite fills an empty file.
    closeSync(openSync(draft, 'wx', 0o600))
    sqlite.prepare('VACUUM INTO ?').run(draft)
    const file = openSync(draft, 'r+')
    fsyncSync(file)
    closeSync(file)
    return draft
  } catch (cause) {
    rmSync(draft, { force: true })
    throw new StorageError(whyUnwritten(cause, path), { cause })
  }
}

/** Opened for reading alone: a backup stays as it is, whatever becomes of it. */
function openBackup(path: string): Database.Database {
  if (!existsSync(path)) throw deniedFile(path) ?? new StorageError(`There is no backup at ${path}.`)
  refuseFolder(path)
  let source: Database.Database | undefined
  try {
    source = new Database(path, { readonly: true })
    const found = source.pragma('integrity_check', { simple: true })
    if (found !== 'ok') throw new StorageError(`${path} is damaged: ${String(found)}. Use another backup.`)
    if (!isOurs(source)) throw foreign(path)
    refuseNewer(newestMigration(source))
    return source
  } catch (cause) {
    source?.close()
    if (cause instanceof StorageError) throw cause
    throw new StorageError(`${path} can’t be read as a backup: ${reasonOf(cause)}.`, { cause })
  }
}

/**
 * Makes sure that nobody has the database open, and that all of it is in its file: what a server that died had yet to
 * write there is written by the last connection that closes.
 *
 * @throws StorageError when it is in use, or another program's
 */
function closeCleanly(path: string): void {
  let sqlite: Database.Database | undefined
  try {
    sqlite = new Database(path, { timeout: 0 })
    // Set before the first access, nobody else can have it open: in WAL, every connection keeps a lock on the file.
    sqlite.pragma('locking_mode = EXCLUSIVE')
    sqlite.exec('BEGIN IMMEDIATE; ROLLBACK')
    refuseForeign(sqlite, path)
  } catch (cause) {
    if (cause instanceof StorageError) throw cause
    // Too damaged to be opened, it is what the backup is for; it is kept aside as it is.
    if (!(cause instanceof SqliteError) || !cause.code.startsWith('SQLITE_BUSY')) return
    throw new StorageError(`${path} is in use. Stop the server before its database is replaced.`, { cause })
  } finally {
    sqlite?.close()
  }
}

/**
 * There is a database under its name at every moment: a server that starts meanwhile must not make an empty one.
 *
 * @returns where it is kept
 */
function keepAside(path: string, aside: string): string {
  try {
    linkSync(path, aside)
  } catch {
    // Where files can't be linked.
    copyFileSync(path, aside, constants.COPYFILE_EXCL)
    takeAfter(aside, path)
  }
  // A log that a damaged database has left belongs to it, not to what comes in its place.
  for (const log of ['-wal', '-shm']) if (existsSync(path + log)) renameSync(path + log, aside + log)
  return aside
}

const stamp = (instant: number): string => new Date(instant).toISOString().replaceAll(/[-:]|\.\d+/g, '')

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

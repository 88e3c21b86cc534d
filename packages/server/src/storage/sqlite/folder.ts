import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { StorageError } from '../storage-error.js'

export const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory()

/** @throws StorageError where somebody names the folder that the database is to be in */
export function refuseFolder(path: string): void {
  if (isFolder(path))
    throw new StorageError(`${path} is a folder. Name a file in it, such as ${join(path, 'openslot.db')}.`)
}

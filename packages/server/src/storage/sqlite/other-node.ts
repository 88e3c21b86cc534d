import { StorageError } from '../storage-error.js'

/** @throws StorageError for a driver that was compiled for another Node, as after a new version was installed */
export function refuseOtherNode(cause: unknown): void {
  if (!(cause instanceof Error && 'code' in cause && cause.code === 'ERR_DLOPEN_FAILED')) return
  throw new StorageError(
    `The database driver was built for another Node than this one (${process.version}). In the checkout, run: npx pnpm@10.34.8 --recursive rebuild better-sqlite3`,
    { cause },
  )
}

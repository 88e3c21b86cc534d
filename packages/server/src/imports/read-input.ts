import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { CatalogFileError } from '../catalog/catalog-file-error.js'
import { whyUnread } from '../file-trouble.js'

/** What is in a file, or comes in from standard input where that is called `-`. @throws CatalogFileError */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    return await (path === '-' ? buffer(process.stdin) : readFile(path))
  } catch (cause) {
    throw new CatalogFileError(whyUnread(cause, inputName(path)), { cause })
  }
}

/** What people call what is read. */
export const inputName = (path: string): string => (path === '-' ? 'What is piped in' : path)

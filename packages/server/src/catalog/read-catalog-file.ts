import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { parse } from 'yaml'
import { CatalogFileError, mistakesOf } from './catalog-file-error.js'
import { type CatalogFile, catalogFile } from './catalog-file.js'

/** Reads and checks a YAML or JSON file (YAML 1.2 contains JSON). @throws CatalogFileError */
export async function readCatalogFile(path: string): Promise<CatalogFile> {
  let content: unknown
  try {
    content = parse(await readFile(path, 'utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new CatalogFileError(`${path} can’t be read: ${reason}`, { cause: error })
  }
  const result = v.safeParse(catalogFile, content, { abortPipeEarly: true })
  if (result.success) return result.output
  throw CatalogFileError.listing(mistakesOf(result.issues))
}

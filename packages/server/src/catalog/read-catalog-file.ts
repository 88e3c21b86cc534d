import * as v from 'valibot'
import { parseDocument } from 'yaml'
import { readInput } from '../imports/read-input.js'
import { CatalogFileError, faultsOf } from './catalog-file-error.js'
import { type CatalogFile, catalogFile } from './catalog-file.js'

/** Reads and checks a YAML or JSON file (YAML 1.2 contains JSON). @throws CatalogFileError */
export async function readCatalogFile(path: string): Promise<CatalogFile> {
  const text = new TextDecoder().decode(await readInput(path))
  const result = v.safeParse(catalogFile, contentOf(text, path), { abortPipeEarly: true })
  if (result.success) return result.output
  throw CatalogFileError.listing(faultsOf(result.issues))
}

function contentOf(text: string, path: string): unknown {
  try {
    const document = parseDocument(text, { logLevel: 'error' })
    // What is only warned of, such as a tag that isn't known, would be imported as something else than was meant.
    const [flaw] = [...document.errors, ...document.warnings]
    if (flaw) throw flaw
    return document.toJS()
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new CatalogFileError(`${path} can’t be read: ${reason}`, { cause: error })
  }
}

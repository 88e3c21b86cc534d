import * as v from 'valibot'
import { YAMLError, parseDocument } from 'yaml'
import { inputName, readInput } from '../imports/read-input.js'
import { type ReadCatalog, readCatalog } from '../imports/read-catalog.js'
import { CatalogFileError, asWritten, faultsOf } from './catalog-file-error.js'
import { type CatalogFile, catalogFile } from './catalog-file.js'

/** Reads and checks a YAML or JSON file (YAML 1.2 contains JSON). @throws CatalogFileError for any fault in it */
export async function readCatalogFile(path: string): Promise<CatalogFile> {
  const { catalog, faults } = await readFlawedCatalogFile(path)
  if (faults.length > 0) throw CatalogFileError.listing(faults)
  return catalog
}

/** Reads such a file also where some of its entries have faults. @throws CatalogFileError where it has no entries */
export async function readFlawedCatalogFile(path: string): Promise<ReadCatalog> {
  const content = contentOf(new TextDecoder().decode(await readInput(path)), path)
  if (v.is(sections, content)) return readCatalog(content, asWritten)
  const result = v.safeParse(catalogFile, content, { abortPipeEarly: true })
  throw CatalogFileError.listing(faultsOf(result.issues ?? []))
}

const entries = v.optional(v.array(v.unknown()))
const sections = v.strictObject({ services: entries, staff: entries, resources: entries })

function contentOf(text: string, path: string): unknown {
  try {
    const document = parseDocument(text, { logLevel: 'error' })
    // What is only warned of, such as a tag that isn't known, would be imported as something else than was meant.
    const [flaw] = [...document.errors, ...document.warnings]
    if (flaw) throw flaw
    if (document.contents === null) throw new Error('it is empty')
    return document.toJS()
  } catch (error) {
    throw new CatalogFileError(`${inputName(path)} can’t be read: ${reasonOf(error)}`, { cause: error })
  }
}

/** What the parser says to programmers is put in the words of whoever wrote the file. */
function reasonOf(error: unknown): string {
  const code = error instanceof YAMLError ? error.code : undefined
  if (code === 'MULTIPLE_DOCS')
    return 'It has several documents. Put everything into one, without a line --- between them.'
  if (code === 'RESOURCE_EXHAUSTION' || error instanceof RangeError)
    return 'It is nested far deeper than an import file is. Look for brackets that are never closed.'
  const [message = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  if (message.startsWith('Excessive alias count'))
    return 'Its aliases (*name) stand for far too much. Write out what they stand for.'
  return message.replace(/[.:]?$/, '.')
}

import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { parse } from 'yaml'
import { type CatalogFile, catalogFile } from './catalog-file.js'

/** The file can't be read or isn't what an import needs; the message has a line for each mistake. */
export class CatalogFileError extends Error {
  override readonly name = 'CatalogFileError'
}

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
  const mistakes = result.issues.map((issue) => `  ${v.getDotPath(issue) ?? 'file'}: ${mistake(issue)}`)
  throw new CatalogFileError(`${path} was not imported:\n${mistakes.join('\n')}`)
}

function mistake(issue: v.BaseIssue<unknown>): string {
  if (issue.expected === 'never') return 'this field is not known'
  if (issue.received === 'undefined') return 'is missing'
  if (issue.expected === 'Object') return 'needs fields here, such as those of demo/salon.yaml'
  return issue.message
}

import { faultSentence } from '@openslot/core/wire'
import * as v from 'valibot'

/** The file can't be read or isn't what an import needs; the message has a line for each mistake. */
export class CatalogFileError extends Error {
  override readonly name = 'CatalogFileError'

  static listing(mistakes: readonly string[]): CatalogFileError {
    return new CatalogFileError(`Nothing was imported:\n${mistakes.join('\n')}`)
  }
}

/** What people call a place in what they wrote, given as `services.0.durationMinutes`. */
export type NameOf = (path: string) => string

/** In YAML and JSON, places are called what they are. */
export const asWritten: NameOf = (path) => path || 'file'

/** A line for each, with its place in the file; they were found below `place`, which ends with a dot. */
export const mistakesOf = (issues: readonly v.BaseIssue<unknown>[], nameOf: NameOf = asWritten, place = ''): string[] =>
  issues.map((issue) => {
    const path = `${place}${v.getDotPath(issue) ?? ''}`.replace(/\.$/, '')
    return `  ${nameOf(path)}: ${mistake(issue)}`
  })

function mistake(issue: v.BaseIssue<unknown>): string {
  if (issue.expected === 'never') return 'this field is not known'
  if (issue.received === 'undefined') return 'is missing'
  if (issue.expected === 'Object') return 'needs fields here, such as those of demo/salon.yaml'
  return faultSentence(issue)
}

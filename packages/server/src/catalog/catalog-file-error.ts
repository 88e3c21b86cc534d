import { faultSentence } from '@openslot/core/wire'
import * as v from 'valibot'

/** Something to mend in what is imported. */
export interface Fault {
  /** Where it stands, as people find it. */
  readonly at: string
  /** What is wrong, and what to write instead. */
  readonly message: string
}

/** The file can't be read or isn't what an import needs; the message has a line for each fault. */
export class CatalogFileError extends Error {
  override readonly name = 'CatalogFileError'
  /** None where all of it can't be read. */
  readonly faults: readonly Fault[] = []

  static listing(faults: readonly Fault[]): CatalogFileError {
    const lines = new Map(faults.map((fault) => [`  ${fault.at}: ${fault.message}`, fault]))
    const error = new CatalogFileError(`${NOTHING}\n${[...lines.keys()].join('\n')}`)
    return Object.assign(error, { faults: [...lines.values()] })
  }
}

/** What has come of an import with faults. */
export const NOTHING = 'Nothing was imported:'

/** What people call a place in what they wrote, given as `services.0.durationMinutes`. */
export type NameOf = (path: string) => string

/** In YAML and JSON, places are called what they are. */
export const asWritten: NameOf = (path) => path || 'file'

/** One for each, with its place in the file; they were found below `place`, which ends with a dot. */
export const faultsOf = (issues: readonly v.BaseIssue<unknown>[], nameOf: NameOf = asWritten, place = ''): Fault[] =>
  issues.map((issue) => {
    const path = `${place}${v.getDotPath(issue) ?? ''}`.replace(/\.$/, '')
    return { at: nameOf(path), message: messageOf(issue) }
  })

function messageOf(issue: v.BaseIssue<unknown>): string {
  if (issue.expected === 'never') return 'this field is not known'
  if (issue.received === 'undefined') return 'is missing'
  if (issue.expected === 'Object') return 'needs fields here, such as those of demo/salon.yaml'
  return faultSentence(issue)
}

import { importFetched } from './import-fetched.js'
import type { Parts } from './parts.js'

// In a variable: bundlers take `new URL(…, import.meta.url)` for a file to be copied.
const here = import.meta.url
const fetchPart = (file: string): Promise<unknown> => importFetched(new URL(file, here))

/** The same as in `parts.ts`, of the files beside the script that a page has a tag for. */
export const fetchParts = (): Promise<Parts> =>
  Promise.all([fetchPart('widget/dialog.js') as Promise<Parts[0]>, fetchPart('widget.js')])

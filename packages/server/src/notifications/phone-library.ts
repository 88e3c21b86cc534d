import { createRequire } from 'node:module'
import type * as Library from 'libphonenumber-js'

const require = createRequire(import.meta.url)

/** Of a hundred files, and for text messages alone: loaded by the first that needs it, as most servers never do. */
export const phoneLibrary = (): typeof Library => require('libphonenumber-js') as typeof Library

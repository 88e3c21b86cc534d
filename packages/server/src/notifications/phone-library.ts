import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Of a hundred files, and for text messages alone: loaded by the first that needs it, as most servers never do. */
export const phoneLibrary = (): typeof import('libphonenumber-js') =>
  require('libphonenumber-js') as typeof import('libphonenumber-js')

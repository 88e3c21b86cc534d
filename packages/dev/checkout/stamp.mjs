import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** A small file that remembers for which inputs something was last done. */
export const stampIn = (file) => ({
  matches(fingerprint) {
    try {
      return readFileSync(file, 'utf8') === fingerprint
    } catch {
      return false // never done, or the folder was deleted: both mean "do it"
    }
  },
  write(fingerprint) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, fingerprint)
  },
  remove() {
    rmSync(file, { force: true })
  },
})

import { vi } from 'vitest'
import { log } from '../../src/log.js'

export interface WatchedLog extends Disposable {
  /** Each entry as it was written. */
  readonly entries: readonly string[]
}

/** What is logged from now on, until it is disposed of. */
export function watchLog(): WatchedLog {
  const entries: string[] = []
  log.level = 'debug'
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((entry) => {
    entries.push(String(entry))
    return true
  })
  return {
    entries,
    [Symbol.dispose]: () => {
      write.mockRestore()
      log.level = 'silent'
    },
  }
}

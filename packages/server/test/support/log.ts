import { vi } from 'vitest'
import { type LOG_LEVELS, log } from '../../src/log.js'

export interface WatchedLog extends Disposable {
  /** Each entry as it was written. */
  readonly entries: readonly string[]
}

/** What is logged from now on, until it is disposed of. @param level the least that is */
export function watchLog(level: (typeof LOG_LEVELS)[number] = 'debug'): WatchedLog {
  const entries: string[] = []
  log.level = level
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

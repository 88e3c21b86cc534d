import { log } from '../log.js'

export interface Worker {
  readonly isBusy: boolean
  /** Works until there is nothing left to do; called while it works, it looks once more before it rests. */
  run(): Promise<void>
  /** Finishes what is at hand and stops. */
  stop(): Promise<void>
}

/** @param workOne does one piece of work; `false`: there is none */
export function startWorker(workOne: () => Promise<boolean>): Worker {
  let running: Promise<void> | undefined
  let isWanted = false
  let isStopped = false

  const workOff = async (): Promise<void> => {
    try {
      while (isWanted && !isStopped) {
        isWanted = false
        while (!isStopped && (await workOne()));
      }
    } catch (error) {
      // The database may be busy or away for a moment; what is owed is still there at the next tick.
      log.error({ err: error }, 'The outbox could not be read.')
      isWanted = false
    }
    running = undefined
  }

  const run = (): Promise<void> => {
    isWanted = true
    running ??= workOff()
    return running
  }
  return {
    get isBusy() {
      return running !== undefined
    },
    run,
    stop: async () => {
      isStopped = true
      await running
    },
  }
}

import type { DeskHost } from './desk-host.js'
import type { Loader } from './loader.js'

/** Loads again what a whole step hangs on; focus goes to the heading of what comes, be it an error again. */
export function retryLoading<T>({ attention, visit }: DeskHost, loader: Loader<T>, again: () => void): void {
  attention.retry(again, visit.words.loading, () => (isSettled(loader) ? '[data-heading]' : undefined))
}

const isSettled = <T>({ state: { status } }: Loader<T>): boolean => status === 'complete' || status === 'error'

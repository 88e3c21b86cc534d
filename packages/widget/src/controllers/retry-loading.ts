import type { DeskHost } from './desk-host.js'
import type { Loader } from './loader.js'

/**
 * Loads again what a step hangs on; focus goes to the heading of what comes, be it an error again.
 *
 * @param around where focus goes instead, and waits meanwhile
 */
export function retryLoading<T>(
  { attention, visit }: DeskHost,
  loader: Loader<T>,
  again: () => void,
  around?: string,
): void {
  const outcome = around ?? '[data-heading]'
  attention.retry(again, visit.words.loading, () => (isSettled(loader) ? outcome : undefined), around)
}

const isSettled = <T>({ state: { status } }: Loader<T>): boolean => status === 'complete' || status === 'error'

import { install, isCi } from './debian.mjs'
import { findRadicale } from './find-programs.mjs'
import { StepFailure } from './steps.mjs'

/**
 * The CalDAV server that the server's tests speak to, installed where that is possible without asking anyone. A CI must
 * have it; anybody else is told that those tests were left out.
 * @returns {Promise<{ path: string | undefined, note: string }>}
 */
export async function ensureRadicale() {
  if (!findRadicale()) await install(['radicale'])
  const path = findRadicale()
  if (path === undefined && isCi()) {
    throw new StepFailure('The server’s tests need Radicale. On Debian: sudo apt-get install radicale')
  }
  return { path, note: path ?? 'NOT RUN for want of Radicale: the tests of CalDAV' }
}

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser } from '../running/browser.mjs'
import { startDemo } from '../running/demo.mjs'

export interface DemoVisit {
  /** The running demo's address. */
  readonly url: string
  readonly browser: Browser
  /** All that it has printed so far. */
  readonly output: () => string
}

/**
 * In the top level of a `describe`: a demo of its own, and a browser, for all its tests.
 *
 * @param settings of the demo, as environment variables
 */
export function withDemo(settings: Readonly<Record<string, string>> = {}): DemoVisit {
  const made = {} as { -readonly [Key in keyof DemoVisit]: DemoVisit[Key] }
  let demo: Awaited<ReturnType<typeof startDemo>> | undefined
  beforeAll(async () => {
    demo = await startDemo(settings)
    made.url = demo.url
    made.output = demo.output
    made.browser = await launchBrowser()
  })
  afterAll(async () => {
    await made.browser?.close()
    await demo?.stop()
  })
  return made
}

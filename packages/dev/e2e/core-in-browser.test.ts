import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at } from '../checkout/paths.mjs'
import { launchBrowser } from '../running/browser.mjs'

describe('the core by itself', () => {
  let browser: Browser
  let script: string

  beforeAll(async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `import { checkNastyDays } from './check.mjs'\nself.nastyDays = checkNastyDays`,
        resolveDir: at('packages/core/runtimes'),
      },
      bundle: true,
      write: false,
      format: 'iife',
    })
    script = outputFiles[0]?.text ?? ''
    browser = await launchBrowser()
  })

  afterAll(async () => {
    await browser?.close()
  })

  it('has every nasty day right in a page', async () => {
    const page = await browser.newPage()
    expect(await page.evaluate(`${script}; nastyDays()`)).toBeGreaterThan(20)
  })

  it('has every nasty day right in a worker', async () => {
    const page = await browser.newPage()
    const answer = await page.evaluate(
      (source) =>
        new Promise((resolve, reject) => {
          const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })))
          worker.addEventListener('message', (event) => resolve(event.data))
          worker.addEventListener('error', (event) => reject(new Error(event.message)))
        }),
      `${script}; postMessage(nastyDays())`,
    )
    expect(answer).toBeGreaterThan(20)
  })
})

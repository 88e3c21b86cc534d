import type { Page } from 'playwright-core'
import { hiddenFocus } from './focus-in-sight.js'
import { DESKTOP, LOOKS, photograph } from './looks.js'
import { faultsOf } from './page-health.js'

/** The narrowest phones, and whatever is enlarged to four times its size. */
export const NARROW = { width: 320, height: 640 } as const

/** What is wrong with a page in any look, for whoever looks at it or goes through it by keyboard. */
export async function faultsInEveryLook(page: Page, step: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const look of LOOKS) {
    await page.setViewportSize(look)
    await page.emulateMedia({ colorScheme: look.colorScheme })
    await photograph(page, look, `screen-${step}`)
    const faults = await faultsOf(page)
    const hidden = look.colorScheme === 'light' ? await hiddenFocus(page) : []
    found.push(...[...faults, ...hidden].map((fault) => `${look.name}: ${fault}`))
  }
  await page.setViewportSize(NARROW)
  await photograph(page, { ...DESKTOP, name: 'narrow' }, `screen-${step}`)
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  if (width > NARROW.width) found.push(`narrow: the page is ${width} pixels wide`)
  await page.setViewportSize(DESKTOP)
  await page.emulateMedia({ colorScheme: 'light' })
  return found
}

import { mkdirSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { at } from '../checkout/paths.mjs'

/** How a page is looked at: the screenshots show every step in each of these. */
export interface Look {
  readonly name: string
  readonly width: number
  readonly height: number
  readonly colorScheme: 'light' | 'dark'
}

export const DESKTOP: Look = { name: 'desktop-light', width: 1280, height: 900, colorScheme: 'light' }

export const LOOKS: readonly Look[] = [
  DESKTOP,
  { name: 'desktop-dark', width: 1280, height: 900, colorScheme: 'dark' },
  { name: 'phone-light', width: 375, height: 812, colorScheme: 'light' },
  { name: 'phone-dark', width: 375, height: 812, colorScheme: 'dark' },
]

const FOLDER = at('packages/dev/.cache/screenshots')

/** A visitor in Berlin with an empty profile. */
export const visit = (
  browser: Browser,
  { width, height, colorScheme }: Look,
  locale = 'en-GB',
): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width, height },
    colorScheme,
    locale,
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  })

export async function photograph(page: Page, look: Look, step: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  await page.screenshot({ path: `${FOLDER}/${step}-${look.name}.png`, fullPage: true, animations: 'disabled' })
}

import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Collects what a page complains about: script errors, refused content, failed requests. */
export function listenForComplaints(page: Page): readonly string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`)
  })
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`))
  return complaints
}

/**
 * What must be true of a page at every step: nothing sticks out sideways, and WCAG A and AA as far as axe can see.
 * Softly: the visitor goes on, so that one run shows all that is wrong.
 */
export async function expectHealthy(page: Page, step: string): Promise<void> {
  const sticksOut = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect.soft(sticksOut, `${step}: pixels that stick out sideways`).toBe(0)
  // The page's own policy would refuse a script element; an evaluated script is the debugger's.
  await page.evaluate(axe.source)
  const results = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
    }),
  )
  const violations = results.violations.map(({ id, nodes }) => ({
    id,
    where: nodes.map(({ target, failureSummary }) => `${target.flat().join(' ')}: ${failureSummary}`),
  }))
  expect.soft(violations, `${step}: accessibility`).toEqual([])
}

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

/** What is wrong with a page at any step: that something sticks out sideways, and what axe can see of WCAG A and AA. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  const sticksOut = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  // The page's own policy would refuse a script element; an evaluated script is the debugger's.
  await page.evaluate(axe.source)
  const results = await page.evaluate(async () => {
    // What sticks to an edge lies over whatever happens to be scrolled below it, which isn't small for that.
    const stuck = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (one) => getComputedStyle(one).position === 'sticky',
    )
    for (const one of stuck) one.style.position = 'relative'
    const found = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
    })
    for (const one of stuck) one.style.position = ''
    return found
  })
  return [
    ...(sticksOut === 0 ? [] : [`${sticksOut} pixels stick out sideways`]),
    ...results.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.flat().join(' ')}: ${failureSummary}`),
    ),
  ]
}

/** Softly: the visitor goes on, so that one run shows all that is wrong. */
export async function expectHealthy(page: Page, step: string): Promise<void> {
  expect.soft(await faultsOf(page), step).toEqual([])
}

import 'axe-core'
import type * as Axe from 'axe-core'

declare global {
  interface Window {
    axe: typeof Axe
  }
}

/** What violates WCAG 2.2 A or AA, or axe's best practices, in the element as it stands. */
export async function violationsIn(element: Element, state: string): Promise<readonly string[]> {
  // Colours are measured when they have arrived.
  await Promise.all((element.shadowRoot?.getAnimations() ?? []).map(({ finished }) => finished.catch(() => undefined)))
  const { violations } = await window.axe.run(element, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // The element is a part of a page: page-wide landmarks and headings are the page's.
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  })
  return violations.map(
    ({ id, nodes }) => `${state}: ${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
  )
}

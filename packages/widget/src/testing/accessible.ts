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
  await settled(element)
  const { violations } = await window.axe.run(element, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // The element is a part of a page: page-wide landmarks and headings are the page's.
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  })
  return named(state, violations)
}

/** The same of colours alone, which are all that a theme changes. */
export async function paleTextIn(element: Element, state: string): Promise<readonly string[]> {
  await settled(element)
  const { violations } = await window.axe.run(element, { runOnly: { type: 'rule', values: ['color-contrast'] } })
  return named(state, violations)
}

/** Skeletons pulse for as long as they stand. */
const isEndless = ({ effect }: Animation): boolean => effect?.getComputedTiming().iterations === Infinity

async function settled({ shadowRoot }: Element): Promise<void> {
  const ending = (shadowRoot?.getAnimations() ?? []).filter((animation) => !isEndless(animation))
  await Promise.all(ending.map(({ finished }) => finished.catch(() => undefined)))
}

const named = (state: string, violations: readonly Axe.Result[]): readonly string[] =>
  violations.map(({ id, nodes }) => `${state}: ${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`)

import 'axe-core'
import { emulateMedia, setViewport } from '@web/test-runner-commands'
import type * as Axe from 'axe-core'

declare global {
  interface Window {
    axe: typeof Axe
  }
}

const WIDE = { width: 1280, height: 900 }
const NARROW = { width: 375, height: 812 }

/**
 * What is wrong with the page as it stands, in light and dark, wide and narrow: WCAG 2.2 A and AA and axe's best
 * practices, what reaches out sideways, what is too small to be pressed, ids that are there twice.
 */
export async function faultsOfPage(): Promise<readonly string[]> {
  const found: string[] = []
  for (const [colorScheme, viewport] of [
    ['light', WIDE],
    ['dark', NARROW],
  ] as const) {
    await emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await setViewport(viewport)
    // Colours are measured when they have arrived.
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)))
    const name = `${colorScheme}, ${viewport.width} px`
    const { violations } = await inFlow(() =>
      window.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      }),
    )
    found.push(
      ...violations.map(
        ({ id, nodes }) => `${name}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
      ),
      ...smallTargets().map((target) => `${name}: small: ${target}`),
      ...idsTwice().map((id) => `${name}: twice: #${id}`),
    )
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) found.push(`${name}: ${scrollWidth - clientWidth} px sideways`)
  }
  await emulateMedia({ colorScheme: 'light' })
  await setViewport(WIDE)
  return found
}

/** What sticks to an edge lies over whatever happens to be scrolled below it, which isn’t small for that. */
async function inFlow<T>(look: () => Promise<T>): Promise<T> {
  const stuck = [...document.querySelectorAll<HTMLElement>('.side, .save-bar')]
  for (const one of stuck) one.style.position = 'relative'
  try {
    return await look()
  } finally {
    for (const one of stuck) one.style.position = ''
  }
}

/** A label or a fault would belong to the first of them. */
function idsTwice(): readonly string[] {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}

const LEAST = 24

const smallTargets = (): readonly string[] =>
  [...document.querySelectorAll('button, a[href], input, select, textarea')]
    .filter((target) => !target.closest('.unseen, .skip, p') && target.getClientRects().length > 0)
    .filter((target) => {
      // A tick is pressed anywhere on its label.
      const { width, height } = (target.closest('label') ?? target).getBoundingClientRect()
      return width < LEAST || height < LEAST
    })
    .map((target) => `${target.tagName} ${target.textContent.trim().slice(0, 40)}`)

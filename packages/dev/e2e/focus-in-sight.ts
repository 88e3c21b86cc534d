import type { Page } from 'playwright-core'

/** More than any screen has. */
const MOST_STOPS = 400

interface Stop {
  /** The same for the same element. */
  readonly id: number
  readonly name: string
  /** Whether anything of it is in sight. */
  readonly isSeen: boolean
}

/** What the keyboard has reached; `null`: nothing, or what isn't in the page. */
const reached = (page: Page): Promise<Stop | null> =>
  page.evaluate(() => {
    let root: Document | ShadowRoot = document
    while (root.activeElement?.shadowRoot?.activeElement) root = root.activeElement.shadowRoot
    const element = root.activeElement
    if (!element || element === document.body) return null
    const known = ((window as unknown as { stops?: Element[] }).stops ??= [])
    if (!known.includes(element)) known.push(element)
    const box = element.getBoundingClientRect()
    const parts = [0.02, 0.25, 0.5, 0.75, 0.98]
    const isOnTop = (x: number, y: number): boolean => {
      const top = root.elementFromPoint(x, y)
      return top !== null && (element.contains(top) || top.closest('label')?.contains(element) === true)
    }
    const name = element.getAttribute('aria-label') ?? element.textContent?.trim()
    return {
      id: known.indexOf(element),
      name: `${element.localName} ${name || (element as HTMLInputElement).name}`.slice(0, 60),
      isSeen: parts.some((x) => parts.some((y) => isOnTop(box.left + box.width * x, box.top + box.height * y))),
    }
  })

/** Goes once through a page by one key, and gives what had the focus behind something else, or off the screen. */
async function unseenBy(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<readonly string[]> {
  const stops = new Map<number, Stop>()
  for (let presses = 0; presses < MOST_STOPS; presses++) {
    await page.keyboard.press(key)
    const stop = await reached(page)
    if (stop && stops.has(stop.id))
      return [...stops.values()].filter((one) => !one.isSeen).map((one) => `hidden after ${key}: ${one.name}`)
    if (stop) stops.set(stop.id, stop)
  }
  throw new Error(`After ${MOST_STOPS} times ${key} it goes on.`)
}

/** What isn't seen by whoever goes through a page by keyboard, forwards and backwards: WCAG 2.2, 2.4.11. */
export async function hiddenFocus(page: Page): Promise<readonly string[]> {
  const hidden = [...(await unseenBy(page, 'Tab')), ...(await unseenBy(page, 'Shift+Tab'))]
  // As if nobody had been there.
  await page.evaluate(() => {
    ;(document.activeElement as HTMLElement | null)?.blur()
    scrollTo(0, 0)
  })
  return hidden
}

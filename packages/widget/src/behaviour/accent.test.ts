import { expect } from '@open-wc/testing'
import { onScreen } from '../testing/colour.js'
import { withSalon } from '../testing/salon.js'
import { leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

/** Hues all around, pale to dark, grey to vivid, and those on either side of where black turns to white. */
const ACCENTS = [
  ...[0, 40, 80, 120, 160, 200, 240, 280, 320].flatMap((hue) =>
    [15, 35, 45, 55, 75, 95].map((lightness) => `hsl(${hue} 85% ${lightness}%)`),
  ),
  '#000',
  '#fff',
  '#757575',
  '#767676',
  '#777',
  '#808080',
  'gold',
  // More vivid than most screens are.
  'oklch(0.6 0.3 30)',
  // Such as nobody should see the page through.
  'transparent',
  'rgb(255 0 0 / 10%)',
  '#7a1f4c80',
]

function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = onScreen(colour).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

for (const theme of ['light', 'dark']) {
  describe(`any accent can be read, ${theme}:`, () => {
    it('text on it, and text in it', async () => {
      const ada = visit({ theme, service: 'haircut', staff: 'anna', name: 'Ada' })
      const day = await ada.button(/^Monday, 9 March/)
      await ada.press('10:30')
      const primary = await ada.button(/^Book /)
      primary.style.transition = 'none'
      const link = await ada.button('Change time')
      link.style.transition = 'none'
      const pale: string[] = []
      for (const accent of ACCENTS) {
        ada.element.style.setProperty('--booking-accent', accent)
        const [on, text] = [getComputedStyle(primary), getComputedStyle(link)]
        const background = getComputedStyle(frameOf(ada.element)).backgroundColor
        const found = { on: contrast(on.color, on.backgroundColor), text: contrast(text.color, background) }
        for (const [what, ratio] of Object.entries(found)) {
          if (!(ratio >= 4.5)) pale.push(`${accent}, ${what}: ${ratio.toFixed(2)}`)
        }
      }
      expect(day.isConnected).to.equal(false)
      expect(pale).to.deep.equal([])
    })
  })
}

const frameOf = (element: Element): Element => element.shadowRoot?.querySelector('.frame') as Element

// As much of the WebDriver protocol (W3C) as the tests need.

const KEYS = {
  Shift: '\uE008',
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  Backspace: '\uE003',
  Delete: '\uE017',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
}

const BUTTONS = ['left', 'middle', 'right']

/** A browser, opened by the driver at that address (`http://127.0.0.1:4444`). */
export async function openBrowser(driver, capabilities) {
  const { sessionId } = await call('POST', `${driver}/session`, { capabilities: { alwaysMatch: capabilities } })
  const session = `${driver}/session/${sessionId}`
  /** @param {readonly { type: 'keyDown' | 'keyUp', value: string }[]} actions */
  const act = (actions) => call('POST', `${session}/actions`, { actions: [{ type: 'key', id: 'keyboard', actions }] })
  const point = (...actions) =>
    call('POST', `${session}/actions`, { actions: [{ type: 'pointer', id: 'mouse', actions }] })
  const to = (x, y) => ({ type: 'pointerMove', duration: 0, x, y })
  const press = (type, { button = 'left' } = {}) => ({ type, button: BUTTONS.indexOf(button) })
  const down = (key) => ({ type: 'keyDown', value: KEYS[key] ?? key })
  const up = (key) => ({ type: 'keyUp', value: KEYS[key] ?? key })
  return {
    goTo: (url) => call('POST', `${session}/url`, { url }),
    /** The page, not its window, which has a bar as well. */
    async setViewport({ width, height }) {
      const { width: outer, height: outerHeight } = await call('GET', `${session}/window/rect`)
      const script = 'return [innerWidth, innerHeight]'
      const [inner, innerHeight] = await call('POST', `${session}/execute/sync`, { script, args: [] })
      const window = { width: width + outer - inner, height: height + outerHeight - innerHeight }
      await call('POST', `${session}/window/rect`, window)
    },
    close: () => call('DELETE', session),
    // With the faces of Puppeteer's, for the test runner's commands.
    mouse: {
      move: (x, y) => point(to(x, y)),
      click: (x, y, options) => point(to(x, y), press('pointerDown', options), press('pointerUp', options)),
      down: (options) => point(press('pointerDown', options)),
      up: (options) => point(press('pointerUp', options)),
      reset: () => call('DELETE', `${session}/actions`),
    },
    keyboard: {
      press: (key) => act([down(key), up(key)]),
      down: (key) => act([down(key)]),
      up: (key) => act([up(key)]),
      type: (text) => act([...text].flatMap((key) => [down(key), up(key)])),
    },
  }
}

async function call(method, url, body) {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) })
  const { value } = await response.json()
  if (!response.ok) throw new Error(`WebDriver: ${value.error}: ${value.message}`)
  return value
}

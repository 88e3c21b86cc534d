import { install, isCi } from './debian.mjs'
import { findChromium, findFirefox, findWebkit } from './find-programs.mjs'
import { StepFailure } from './steps.mjs'

/** The engines that the widget's tests run in (packages/widget/engines), and what they need. */
const ENGINES = [
  { name: 'Chromium', ids: ['chromium', 'no-temporal'], isHere: () => !!findChromium(), packages: ['chromium'] },
  { name: 'Firefox', ids: ['firefox'], isHere: () => !!findFirefox(), packages: ['firefox-esr'] },
  { name: 'WebKitGTK', ids: ['webkit'], isHere: () => !!findWebkit(), packages: ['webkit2gtk-driver', 'xvfb'] },
]

/** The path of a Chromium; Debian's is installed where that is possible without asking anyone, else says what to do. */
export async function ensureChromium() {
  if (!findChromium()) await install(['chromium'])
  const found = findChromium()
  if (found === undefined) throw new StepFailure(INSTALL_ONE)
  return found
}

/**
 * The engines that the widget's tests can run in here, with what is missing installed where that is possible. A CI must
 * have them all; anybody else is told which ones were left out.
 * @returns {Promise<{ ids: readonly string[], note: string }>}
 */
export async function ensureEngines() {
  const wished = process.env['WIDGET_ENGINES']?.split(',')
  const wanted = ENGINES.filter(({ ids }) => !wished || ids.some((id) => wished.includes(id)))
  const missing = []
  for (const engine of wanted) {
    if (!engine.isHere()) await install(engine.packages)
    if (!engine.isHere()) missing.push(engine)
  }
  const there = wanted.filter((engine) => !missing.includes(engine))
  const names = (/** @type {typeof ENGINES} */ engines) => engines.map(({ name }) => name).join(', ')
  const note = `${names(there)}${missing.length > 0 ? `; NOT RUN for want of it: ${names(missing)}` : ''}`
  if (missing.length > 0 && (wished || isCi())) {
    const packages = missing.flatMap((engine) => engine.packages).join(' ')
    throw new StepFailure(`The widget’s tests need ${names(missing)}. On Debian: sudo apt-get install ${packages}`)
  }
  return { ids: wished ?? there.flatMap(({ ids }) => ids), note }
}

const INSTALL_ONE =
  'The widget’s tests and the end-to-end tests need Chrome, Chromium or Edge. Install one, or set CHROME_PATH to it:\n' +
  '  Debian          sudo apt-get install chromium\n' +
  '  Ubuntu          https://www.google.com/chrome (or: sudo snap install chromium)\n' +
  '  Fedora          sudo dnf install chromium\n' +
  '  macOS           brew install --cask google-chrome\n' +
  '  Windows         Edge is there already; if it was removed: winget install Google.Chrome'

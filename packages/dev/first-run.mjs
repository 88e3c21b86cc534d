// `pnpm screenshots:first-run`: a newcomer's first run against the real thing, from an empty folder to the first booking
// in the calendar and in the mailbox. A picture of each step, and how much there is to press and to type.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { prepare } from './checkout/prepare.mjs'
import { requireNode } from './checkout/node-version.mjs'
import { at, root } from './checkout/paths.mjs'
import { startMailbox } from './first-run/mailbox.mjs'
import { newcomer } from './first-run/newcomer.mjs'
import { launchBrowser } from './running/browser.mjs'
import { startListening } from './running/listening-process.mjs'

const FOLDER = at('packages/dev/.cache/screenshots/first-run')
const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 375, height: 812 } }

/** @param {string} size @param {{ width: number, height: number }} viewport */
async function run(size, viewport) {
  const folder = mkdtempSync(join(tmpdir(), 'openslot-first-run-'))
  const mailbox = await startMailbox()
  const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('OPENSLOT_'))
  const server = await startListening([at('packages/server/dist/cli.js'), 'serve', '--port', '0'], {
    cwd: folder,
    env: {
      ...Object.fromEntries(environment),
      OPENSLOT_SMTP_URL: mailbox.url,
      OPENSLOT_MAIL_FROM: 'Salon Rita <book@salon.example>',
    },
  })
  const context = await browser.newContext({
    viewport,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  })
  try {
    const link = await linkFrom(server)
    let pictures = 0
    const person = newcomer(await context.newPage(), async (page, step) => {
      const name = `${size}-${String(++pictures).padStart(2, '0')}-${step}.png`
      await page.screenshot({ path: join(FOLDER, name), fullPage: true, animations: 'disabled' })
    })
    await person.setUp(link)
    const booked = await person.bookOnOwnPage()
    await person.seeInCalendar('Ada Lovelace')
    for (const to of ['ada@example.com', 'rita@salon.example']) await person.read(await mailbox.mailTo(to))
    const { presses, fields, characters } = person.effort()
    console.log(
      `${size}: ${presses} presses, ${fields} fields with ${characters} characters; ${booked} is in the calendar, and in the mailboxes of both. ${pictures} pictures in ${relative(root, FOLDER)}`,
    )
  } finally {
    await context.close()
    await server.stop()
    await mailbox.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** It is printed right after where the server listens. @param {import('./running/listening-process.mjs').ListeningProcess} server */
async function linkFrom(server) {
  const until = Date.now() + 10_000
  while (Date.now() < until) {
    const link = /^Set OpenSlot up at (http:\/\/\S+)$/m.exec(server.output())?.[1]
    if (link !== undefined) return link
    await setTimeout(20)
  }
  throw new Error(`The server has printed no link: ${server.output()}`)
}

requireNode()
if (!(await prepare())) process.exit(1)
rmSync(FOLDER, { recursive: true, force: true })
mkdirSync(FOLDER, { recursive: true })
const browser = await launchBrowser()
try {
  for (const [size, viewport] of Object.entries(SIZES)) await run(size, viewport)
} finally {
  await browser.close()
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { at } from '../checkout/paths.mjs'
import { launchBrowser } from '../running/browser.mjs'
import { type ListeningProcess, startListening } from '../running/listening-process.mjs'
import { DESKTOP, LOOKS, photograph } from './looks.js'
import { expectHealthy } from './page-health.js'

const SETUP_LINK = /^Set OpenSlot up at (http:\/\/\S+)$/m

/** The link by which a server is set up, from what it has printed. */
export function setupLinkIn(output: string): string {
  const link = SETUP_LINK.exec(output)?.[1]
  if (link === undefined) throw new Error(`The server has printed no link: ${output}`)
  return link
}

export interface NewServer {
  readonly browser: Browser
  /** A server that nobody has set up yet. */
  readonly url: string
  /** The link that it has printed. */
  readonly setupLink: string
}

/** A server on a new database, as a newcomer starts it, and a browser for all tests of a file. */
export function withNewServer(): NewServer {
  let browser: Browser
  let server: ListeningProcess
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'openslot-admin-'))
    browser = await launchBrowser()
    const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('OPENSLOT_'))
    server = await startListening([at('packages/server/dist/cli.js'), 'serve', '--port', '0'], {
      cwd: folder,
      env: { ...Object.fromEntries(environment), OPENSLOT_RATE_LIMIT: 'off' },
    })
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  })

  return {
    get browser() {
      return browser
    },
    get url() {
      return server.url
    },
    get setupLink() {
      return setupLinkIn(server.output())
    },
  }
}

/** One call of the API by the page itself, as the session's cookie is for nobody else. */
export const ask = (page: Page, method: string, path: string, json?: object): Promise<Record<string, unknown>> =>
  page.evaluate(
    async ([verb, address, body]) => {
      const headers = { 'Content-Type': 'application/json', 'If-Match': '*' }
      const response = await fetch(address, { method: verb, headers, ...(body !== undefined && { body }) })
      if (!response.ok) throw new Error(`${verb} ${address}: ${await response.text()}`)
      return response.json() as Promise<Record<string, unknown>>
    },
    [method, path, json && JSON.stringify(json)] as const,
  )

/** Looks at a screen in every look: the same page, narrowed and darkened. */
export async function see(page: Page, screen: string): Promise<void> {
  for (const look of LOOKS) {
    await page.setViewportSize(look)
    await page.emulateMedia({ colorScheme: look.colorScheme })
    await photograph(page, look, `admin-${screen}`)
    await expectHealthy(page, `${screen}, ${look.name}`)
  }
  await page.setViewportSize(DESKTOP)
  await page.emulateMedia({ colorScheme: 'light' })
}

export const OWNER = { name: 'Rita Moreno', email: 'rita@salon.example', password: 'correct horse battery' } as const

/** Makes the first account by the link that a server has printed; its shop has services already. */
export async function becomeOwner(page: Page, setupLink: string): Promise<void> {
  await page.goto(setupLink)
  await page.getByLabel('Your name').fill(OWNER.name)
  await signIn(page, OWNER, 'Make my account')
}

/** Signs in, and is on the first screen. */
export async function signIn(
  page: Page,
  { email, password }: { readonly email: string; readonly password: string },
  deed = 'Sign in',
): Promise<void> {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: deed }).click()
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
}

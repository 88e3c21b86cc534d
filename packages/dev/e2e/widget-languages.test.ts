import { readFile, readdir } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { withDemo } from './demo-visit.js'
import { DESKTOP, visit } from './looks.js'
import * as visitor from './visitor.js'

const PARTS = new URL('../../widget/embed/widget/', import.meta.url)
/** What a booking in another language may take for its words. */
const MOST_BYTES = 2000
const TRANSLATION = /^(?<catalogue>choosing|booking|managing|seldom)-(?<tag>[a-z-]+)-.{8}\.js$/

it('has every language in four parts, of which a booking takes two, none of them heavy', async () => {
  const sizes = new Map<string, number>()
  const names = (await readdir(PARTS)).filter((name) => TRANSLATION.test(name))
  expect(names).toHaveLength(4 * 22)
  for (const name of names) {
    const { catalogue = '', tag = '' } = TRANSLATION.exec(name)?.groups ?? {}
    if (catalogue === 'managing' || catalogue === 'seldom') continue
    const bytes = gzipSync(await readFile(new URL(name, PARTS)), { level: 9 }).length
    sizes.set(tag, (sizes.get(tag) ?? 0) + bytes)
  }
  expect(sizes.size).toBe(22)
  expect([...sizes].filter(([, bytes]) => bytes > MOST_BYTES)).toEqual([])
})

describe('the script-tag bundle, in another language', () => {
  const demo = withDemo()
  async function open(language: string, prepare: (page: Page) => Promise<unknown>): Promise<Page> {
    const context = await visit(demo.browser, DESKTOP, language)
    const page = await context.newPage()
    await prepare(page)
    await page.goto(demo.url)
    return page
  }

  it('fetches the words of that language, and of no other', async () => {
    const asked: string[] = []
    const page = await open('de', async (opened) => {
      opened.on('request', (request) => asked.push(new URL(request.url()).pathname.replace(/^.*\//, '')))
    })
    await page.getByRole('heading', { name: 'Leistung auswählen' }).waitFor()
    const words = asked.filter((name) => TRANSLATION.test(name))
    expect(words).toHaveLength(1)
    expect(words[0]).toMatch(/^choosing-de-/)
    await page.context().close()
  })

  it('books in it, is followed by a mail in it, and by its link to a page in it, whoever’s browser that is', async () => {
    const page = await open('de-AT', () => Promise.resolve())
    await visitor.chooseService(page, /^Haircut/)
    await visitor.choosePerson(page, /^Anna/)
    await page
      .getByRole('group', { name: /^(Vormittag|Nachmittag|Abend)$/ })
      .getByRole('button')
      .last()
      .click()
    await visitor.giveDetails(page, 'Ada Lovelace', 'ada@example.com')
    await page.getByRole('button', { name: /buchen$/ }).click()
    await visitor.heading(page, 'Ihr Termin ist gebucht').waitFor()
    await page.context().close()

    const other = await (await visit(demo.browser, DESKTOP, 'ja')).newPage()
    await visitor.openMail(other, demo.url, /^Haircut am /, 'ada@example.com')
    const mail = other.frameLocator('iframe[title="The mail"]')
    await mail.getByRole('link', { name: 'Verschieben oder absagen' }).click()
    await other.getByRole('button', { name: 'Termin verschieben' }).waitFor()
    expect(await other.title()).toBe('Ihr Termin')
    expect(await other.locator('html').getAttribute('lang')).toBe('de-AT')
    await other.context().close()
  })

  it('goes on in English where they can’t be had', async () => {
    const page = await open('ja', (opened) => opened.route('**/widget/choosing-ja-*', (route) => route.abort()))
    await page.getByRole('heading', { name: 'Choose a service' }).waitFor()
    expect(await page.locator('booking-widget .frame').getAttribute('lang')).toMatch(/^en/)
    await page.context().close()
  })
})

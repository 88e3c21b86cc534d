import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { book, openSalon } from '../../test/support/salon.js'
import { LANGUAGES } from '../notifications/words/catalogue.js'
import type { TestServer } from '../testing/index.js'

let server: TestServer
beforeAll(async () => {
  server = await openSalon()
})
afterAll(() => server.close())

interface Shown {
  readonly lang: string | undefined
  readonly dir: string | undefined
  readonly title: string | undefined
  readonly heading: string | undefined
  readonly needsScript: string | undefined
}

const shownBy = async (from: TestServer, path: string, accepted?: string): Promise<Shown> => {
  const response = await from.request(path, { headers: accepted === undefined ? {} : { 'Accept-Language': accepted } })
  expect(response.status).toBe(200)
  const page = await response.text()
  return {
    lang: /<html lang="([^"]*)"/.exec(page)?.[1],
    dir: /<html [^>]*dir="([^"]*)"/.exec(page)?.[1],
    title: /<title>([^<]*)</.exec(page)?.[1],
    heading: /<h1[^>]*>([^<]*)</.exec(page)?.[1],
    needsScript: /<noscript>\s*<p>([^<]*)</.exec(page)?.[1],
  }
}

const langOf = async (path: string, accepted?: string, from = server): Promise<string | undefined> =>
  (await shownBy(from, path, accepted)).lang

describe('a page for customers speaks', () => {
  test.each([
    ['de-DE,de;q=0.9,en;q=0.8', 'de-DE'],
    ['de-at', 'de-AT'],
    ['en-GB', 'en-GB'],
    ['en', 'en'],
    ['pt-BR,pt;q=0.9', 'pt-BR'],
    ['zh-CN', 'zh-CN'],
    ['zh-Hans-SG', 'zh-Hans-SG'],
    ['nb-NO,nb;q=0.9,no;q=0.8,nn;q=0.7', 'nb-NO'],
    ['iw-IL', 'he-IL'],
    // The first that there are words for, by their weight.
    ['ka-GE,ka;q=0.9,fr;q=0.7,it;q=0.8', 'it'],
    ['de;q=0,fr', 'fr'],
    ['zh-TW,ja;q=0.5', 'ja'],
    ['de-u-ca-buddhist-nu-thai', 'de'],
  ])('the browser’s language: for "%s", %s', async (accepted, lang) => {
    expect(await langOf('/', accepted)).toBe(lang)
    expect(await langOf('/manage/some-id', accepted)).toBe(lang)
  })

  test('the one of its address before that', async () => {
    expect(await langOf('/?locale=fr-CA', 'de')).toBe('fr-CA')
    expect(await langOf('/manage/some-id?locale=ar', 'de')).toBe('ar')
  })

  test.each(['ka', 'xx-', '"><script>', ''])(
    'the browser’s where the address names none of ours: "%s"',
    async (tag) => {
      expect(await langOf(`/?locale=${encodeURIComponent(tag)}`, 'de')).toBe('de')
    },
  )

  test.each(['ka', '*', '"><script>', undefined])(
    'the business’s where the browser speaks none: %s',
    async (accepted) => {
      await using austrian = await openSalon({ environment: { OPENSLOT_LOCALE: 'de-AT' } })
      expect(await langOf('/', accepted, austrian)).toBe('de-AT')
      expect(await langOf('/', accepted)).toBe('en')
    },
  )

  test.each(Object.keys(LANGUAGES))('%s with words of its own, in its direction', async (tag) => {
    for (const path of ['/', '/manage/some-id']) {
      const shown = await shownBy(server, path, tag)
      const english = await shownBy(server, path, 'en')
      expect(shown).toMatchObject({ lang: tag, dir: tag === 'ar' || tag === 'he' ? 'rtl' : 'ltr' })
      for (const said of ['title', 'heading', 'needsScript'] as const) {
        expect(shown[said]).toMatch(/\S/)
        expect(shown[said] === english[said]).toBe(tag === 'en')
      }
    }
  })
})

test('caches are told that the page depends on the browser’s language', async () => {
  for (const path of ['/', '/manage/some-id']) {
    const response = await server.request(path, { headers: { 'Accept-Language': 'de', 'Accept-Encoding': 'gzip' } })
    expect(response.headers.get('Vary')).toContain('Accept-Language')
  }
})

test.each(['/docs', '/theming'])('%s, which is no page for customers, is English for everyone', async (path) => {
  expect(await shownBy(server, `${path}?locale=ar`, 'ar')).toMatchObject({ lang: 'en', dir: 'ltr' })
})

describe('the link of a mail', () => {
  const linkFor = async (from: TestServer, changes: object): Promise<string> => {
    await book(from, changes)
    await from.drain()
    const mail = from.mails.findLast(({ to }) => to.email === 'mia@example.com')
    const link = /http:\S+\/manage\/\S+/.exec(mail?.text ?? '')?.[0] ?? ''
    expect(mail?.html).toContain(`href="${link}"`)
    return link
  }
  const pathOf = (link: string): string => link.slice(new URL(link).origin.length).replace(/#.*/, '')

  test.each([
    ['ar', 'ar', 'rtl'],
    ['de-AT-u-nu-thai', 'de-AT', 'ltr'],
    ['en', 'en-GB', 'ltr'],
  ])('leads to a page in the language of a booking in %s: %s', async (locale, lang, dir) => {
    await using salon = await openSalon()
    const link = await linkFor(salon, { locale })
    expect(link).toMatch(/\/manage\/[\w-]+\?locale=[\w-]+#[\w-]+$/)
    expect(await shownBy(salon, pathOf(link), 'ja')).toMatchObject({ lang, dir })
  })

  test('to confirm a booking by leads to one as well', async () => {
    await using salon = await openSalon({ environment: { OPENSLOT_CONFIRM_EMAIL: 'on' } })
    await book(salon, { locale: 'he' })
    await salon.drain()
    const link = /http:\S+/.exec(salon.mails.at(-1)?.text ?? '')?.[0] ?? ''
    expect(await shownBy(salon, pathOf(link), 'ja')).toMatchObject({ lang: 'he', dir: 'rtl' })
  })

  test.each([undefined, 'ka'])('leaves the language to the browser where the booking’s is %s', async (locale) => {
    await using salon = await openSalon({ environment: { OPENSLOT_LOCALE: 'de' } })
    const link = await linkFor(salon, { locale })
    expect(link).not.toContain('?')
    expect(await langOf(pathOf(link), 'ja', salon)).toBe('ja')
  })
})

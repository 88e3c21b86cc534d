import { expect, test } from 'vitest'
import { placeholdersOf } from '../fill.js'
import { clockTime, daysBetween, longWhen, readerOf, shortWhen } from '../wording.js'
import { LANGUAGES, languageOf } from './catalogue.js'
import { en } from './en.js'

const TAGS = Object.keys(LANGUAGES)
const AT = Date.parse('2026-06-02T08:00:00Z')
const HALF_PAST = AT + 30 * 60_000

/** Every text of a catalogue by its path. */
const textsOf = (words: object, path = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : textsOf(value as object, `${path}${key}.`),
  )

test('every language of the widget is there', () => {
  expect(TAGS).toEqual('en de fr es pt pt-BR it nl pl cs sv da nb fi tr uk ro el ja ko zh-Hans ar he'.split(' '))
})

test.each(TAGS)('%s: every text is there, trimmed, and names nothing that English does not fill in', (tag) => {
  const english = new Map(textsOf(en))
  // How a zone is called is each language's choice.
  english.set('zone', '{city} {name} {offset}')
  for (const [path, text] of textsOf(LANGUAGES[tag as keyof typeof LANGUAGES])) {
    expect([path, text]).not.toEqual([path, ''])
    expect([path, text.trim()]).toEqual([path, text])
    expect([path, ...placeholdersOf(english.get(path) ?? '')]).toEqual(
      expect.arrayContaining([path, ...placeholdersOf(text)]),
    )
    expect([path, text.replaceAll(/\{\w+\}/g, '')]).toEqual([path, expect.not.stringMatching(/[{}]/)])
  }
})

test.each(TAGS)('%s: the sentences are its own, and carry what they tell of', (tag) => {
  const words = LANGUAGES[tag as keyof typeof LANGUAGES]
  expect(placeholdersOf(words.when).toSorted()).toEqual(['date', 'time'])
  expect(placeholdersOf(words.span).toSorted()).toEqual(['date', 'from', 'to'])
  expect(placeholdersOf(words.subject).toSorted()).toEqual(['service', 'when'])
  expect(placeholdersOf(words.headed).toSorted()).toEqual(['heading', 'rest'])
  const sentences = [words.toCustomer, words.toBusiness, words.toGuest].flatMap((group) => Object.entries(group))
  for (const [kind, sentence] of sentences) {
    // Who asks for a confirmation may have typed in a stranger's address: that one gets no free text.
    expect(placeholdersOf(sentence).includes('name')).toBe(kind !== 'confirm-email')
    if (kind === 'changed') expect(sentence).toContain('{staff}')
    if (tag !== 'en') expect(sentence).not.toMatch(/\b(?:appointment|your)\b/)
  }
})

test('a tag finds its language: by region, by script, by its plain name', () => {
  const found = (tags: string): (string | null)[] => tags.split(' ').map((tag) => languageOf(tag))
  expect(found('de de-AT pt pt-PT pt-AO pt-BR no nn nb-NO zh zh-CN zh-SG en-US iw sr xx')).toEqual([
    'de',
    'de',
    'pt',
    'pt',
    'pt',
    'pt-BR',
    'nb',
    'nb',
    'nb',
    'zh-Hans',
    'zh-Hans',
    'zh-Hans',
    'en',
    'he',
    null,
    null,
  ])
  expect(found('zh-TW zh-Hant zh-HK')).toEqual([null, null, null])
  expect(languageOf('not a tag')).toBeNull()
})

test('who reads none of them gets the business’s language, dates and all', () => {
  const reader = readerOf({ locale: 'ka', timeZone: 'Europe/Berlin' }, 'de')
  expect(shortWhen(AT, reader)).toBe('Di., 2. Juni um 10:00 Uhr')
  expect(readerOf({ locale: null, timeZone: 'UTC' }, 'en').locale).toBe('en-GB')
  expect(readerOf({ locale: 'pt', timeZone: 'UTC' }, 'en')).toMatchObject({ language: 'pt', locale: 'pt-PT' })
})

test('the clock goes by the reader’s region, in the reader’s zone', () => {
  const timeFor = (locale: string): string =>
    clockTime(AT + 5 * 3_600_000, readerOf({ locale, timeZone: 'Europe/Berlin' }, 'en')).replaceAll(/\s/g, ' ')
  expect(['en', 'en-GB', 'en-US', 'en-CA', 'de', 'fi', 'da', 'ja'].map(timeFor)).toEqual([
    '15:00',
    '15:00',
    '3:00 PM',
    '3:00 p.m.',
    '15:00',
    '15.00',
    '15.00',
    '15:00',
  ])
})

test('a time reads as people write it', () => {
  const read = ['en', 'de', 'fr', 'nl', 'fi', 'ja'].map((locale) => {
    const reader = readerOf({ locale, timeZone: 'Europe/Berlin' }, 'en')
    return `${shortWhen(AT, reader)} | ${longWhen({ start: AT, end: HALF_PAST }, reader)}`
  })
  expect(read).toEqual([
    'Tue 2 June at 10:00 | Tuesday 2 June 2026, 10:00–10:30 (Berlin time, GMT+2)',
    'Di., 2. Juni um 10:00 Uhr | Dienstag, 2. Juni 2026, 10:00–10:30 Uhr (Mitteleuropäische Sommerzeit, GMT+2)',
    'mar. 2 juin à 10:00 | mardi 2 juin 2026, 10:00 – 10:30 (heure d’été d’Europe centrale, GMT+2)',
    'di 2 juni om 10:00 | dinsdag 2 juni 2026, 10:00–10:30 (Midden-Europese zomertijd, GMT+2)',
    'ti 2. kesäkuuta klo 10.00 | tiistaina 2. kesäkuuta 2026 klo 10.00–10.30 (Keski-Euroopan kesäaika, GMT+2)',
    '6月2日(火) 10:00 | 2026年6月2日火曜日 10:00～10:30 (中央ヨーロッパ夏時間、GMT+2)',
  ])
})

test.each<[string, Record<string, string>]>([
  ['Etc/GMT-5', { en: 'GMT+5', de: 'GMT+5', fr: 'GMT+5', ar: 'GMT+5' }],
  ['Etc/GMT+12', { en: 'GMT−12', de: 'GMT−12', ja: 'GMT−12' }],
  ['UTC', { en: 'UTC', de: 'UTC', ar: 'UTC' }],
  ['Etc/UTC', { en: 'UTC', ja: 'UTC' }],
  ['Europe/London', { en: 'London time, GMT+1', de: 'Britische Sommerzeit, GMT+1' }],
  ['Asia/Calcutta', { en: 'Kolkata time, GMT+5:30' }],
  ['America/St_Johns', { en: 'St Johns time, GMT−2:30' }],
])('a mail in the zone %s says so in words that are right', (timeZone, expected) => {
  const span = { start: AT, end: HALF_PAST }
  const said = Object.keys(expected).map((locale) => {
    const when = longWhen(span, readerOf({ locale, timeZone }, 'en'))
    return [locale, /\((?<zone>[^()]+)\)$/.exec(when)?.groups?.['zone']]
  })
  expect(Object.fromEntries(said)).toEqual(expected)
})

test('a tag that asks for another calendar or other digits reads as its language does', () => {
  for (const [asked, plain] of [
    ['en-u-ca-hebrew', 'en'],
    ['de-AT-u-ca-buddhist-nu-thai', 'de-AT'],
    ['zh-Hans-CN-u-nu-hanidec', 'zh-Hans-CN'],
  ] as const) {
    const [odd, usual] = [asked, plain].map((locale) => readerOf({ locale, timeZone: 'Europe/Berlin' }, 'en'))
    expect(odd).toEqual(usual)
  }
})

test('midnights are counted on the reader’s calendar', () => {
  const berlin = readerOf({ locale: 'de', timeZone: 'Europe/Berlin' }, 'en')
  const auckland = readerOf({ locale: 'en-NZ', timeZone: 'Pacific/Auckland' }, 'en')
  const late = Date.parse('2026-06-01T21:59:59Z')
  expect([daysBetween(late, AT, berlin), daysBetween(late + 1000, AT, berlin)]).toEqual([1, 0])
  expect(daysBetween(late, AT, auckland)).toBe(0)
})

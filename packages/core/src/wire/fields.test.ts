import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { email, idOrSlug, line, locale, phone, slug, text, timeZone } from './fields.js'

const messages = (schema: v.GenericSchema, value: unknown): string[] =>
  v.safeParse(schema, value).issues?.map((issue) => issue.message) ?? []

describe('line', () => {
  const name = line('The name', 10)

  test('is trimmed, and counted after that', () => {
    expect(v.parse(name, '  Ada \n')).toBe('Ada')
    expect(v.parse(name, ` ${'x'.repeat(10)} `)).toBe('x'.repeat(10))
  })

  test('says what is wrong', () => {
    expect(messages(name, ' \t ')).toEqual(['The name is missing.'])
    expect(messages(name, 'x'.repeat(11))).toEqual(['The name must have at most 10 characters.'])
    expect(messages(name, 5)).toEqual(['The name must be text.'])
  })

  test.each(['a\nb', 'a\rb', 'a\tb', 'a\0b', 'a\u001bb', 'a\u0085b', 'a\u2028b', 'a\u2029b', 'a\ud800b'])(
    '%j is no line of plain text',
    (value) => {
      expect(messages(name, value)).toEqual(['The name must be one line of plain text.'])
    },
  )

  test.each([
    ['\u202eAda\u202c', 'Ada'],
    ['\u2066Ada\u2069', 'Ada'],
    ['A\u200bd\u00ada\ufeff', 'Ada'],
    ['\u200e \u2060Ada\u3164', 'Ada'],
  ])('what nobody sees in %j is taken out', (value, name_) => {
    expect(v.parse(name, value)).toBe(name_)
  })

  test.each(['\u200b', '\u3164\u2800', '\u200d\u200c'])('%j is no name', (value) => {
    expect(messages(name, value)).toEqual(['The name is missing.'])
  })

  test.each(['می\u200cخواهم', '葛\u{e0100}飾', 'Zoë 👩‍🦰', '山田太郎', 'O’Hara', 'مريم'])('%s is a name', (value) => {
    expect(v.parse(name, value)).toBe(value)
  })
})

describe('text', () => {
  const note = text('The note', 20)

  test('may have several lines, or nothing', () => {
    expect(v.parse(note, 'one\r\ntwo\tthree')).toBe('one\r\ntwo\tthree')
    expect(v.parse(note, ' ')).toBe('')
  })

  test.each(['a\0b', 'a\u001bb', 'a\u0008b', 'a\udc00b'])('%j is no plain text', (value) => {
    expect(messages(note, value)).toEqual(['The note must be plain text.'])
  })
})

describe('phone', () => {
  test.each(['+٤٩ ٣٠ ٩٠١٨٢٠', '+۴۹ ۳۰ ۹۰۱۸۲۰', '+４９ ３０ ９０１８２０'])(
    '%s is taken, in digits to dial',
    (number) => {
      expect(v.parse(phone, number)).toBe('+49 30 901820')
    },
  )

  test.each(['+49 30 123456', '030/123-456', '(030) 123 456', '112'])('%s is a number', (number) => {
    expect(v.parse(phone, number)).toBe(number)
  })

  test.each(['+', '()', 'call me', '+49 30 12x', '+९१ २२', '1'.repeat(41), '++49', ''])('%s is none', (number) => {
    expect(v.safeParse(phone, number).success).toBe(false)
  })
})

test('a long wrong value is refused quickly: a body may have 64 KiB', () => {
  const long = [`${'1'.repeat(60_000)}x`, `a@${'a'.repeat(60_000)}!`, `a@${'a.'.repeat(30_000)}!`, '.'.repeat(60_000)]
  const before = performance.now()
  for (const value of long) {
    for (const schema of [phone, email, slug, timeZone, locale, line('It', 10), text('It', 10)]) {
      expect(v.safeParse(schema, value).success).toBe(false)
    }
  }
  // A pattern that goes back over the text again and again takes seconds for this; others, milliseconds.
  expect(performance.now() - before).toBeLessThan(1000)
})

describe('locale', () => {
  test.each(['en', 'pt-BR', 'zh-Hant-TW', 'en-u-hc-h23'])('%s is a language', (tag) => {
    expect(v.parse(locale, tag)).toBe(tag)
  })

  test.each(['', 'e', 'en_US', 'en-', 'not a tag', 'x'.repeat(36)])('%j is none', (tag) => {
    expect(v.safeParse(locale, tag).success).toBe(false)
  })
})

test('a time zone must exist', () => {
  expect(v.parse(timeZone, 'Europe/Berlin')).toBe('Europe/Berlin')
  for (const zone of ['Mars/Olympus', '+02:00', '', 5, null]) expect(v.safeParse(timeZone, zone).success).toBe(false)
})

test('slugs are lower-case words with dashes between them', () => {
  for (const good of ['haircut', 'cut-and-colour', '30-minutes']) expect(v.parse(slug, good)).toBe(good)
  for (const bad of ['', 'Haircut', 'hair cut', '-cut', 'cut-', 'a--b', 'hair/cut', 'ü', 'x'.repeat(65), 'cut\n']) {
    expect(v.safeParse(slug, bad).success).toBe(false)
  }
})

test('what is missing is named', () => {
  expect(messages(idOrSlug('The service'), undefined)).toEqual(['The service is missing.'])
  expect(messages(idOrSlug('The service'), '')).toEqual(['The service is missing.'])
  expect(messages(idOrSlug('The service'), 'x'.repeat(65))).toEqual(['The service must have at most 64 characters.'])
})

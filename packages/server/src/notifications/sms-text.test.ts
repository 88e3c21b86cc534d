import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutToSegments, plainSms, smsLength } from './sms-text.js'

test.each<[string, string, object]>([
  ['nothing', '', { encoding: 'gsm7', units: 0, segments: 1 }],
  ['a full segment', 'a'.repeat(160), { encoding: 'gsm7', units: 160, segments: 1 }],
  ['one more: both segments have a header', 'a'.repeat(161), { encoding: 'gsm7', units: 161, segments: 2 }],
  ['two full ones', 'a'.repeat(306), { encoding: 'gsm7', units: 306, segments: 2 }],
  ['three', 'a'.repeat(307), { encoding: 'gsm7', units: 307, segments: 3 }],
  ['the euro sign takes two places', '€'.repeat(80), { encoding: 'gsm7', units: 160, segments: 1 }],
  ['letters of the GSM alphabet', 'äöüÄÖÜßéèà', { encoding: 'gsm7', units: 10, segments: 1 }],
  ['letters outside it', 'ą'.repeat(70), { encoding: 'ucs2', units: 70, segments: 1 }],
  ['one of them is enough', `ą${'a'.repeat(70)}`, { encoding: 'ucs2', units: 71, segments: 2 }],
  ['an emoji takes two places', '💈'.repeat(35), { encoding: 'ucs2', units: 70, segments: 1 }],
  ['no euro sign is divided', `${'a'.repeat(152)}€${'b'.repeat(152)}`, { encoding: 'gsm7', units: 306, segments: 3 }],
  ['nor an emoji', '💈'.repeat(67), { encoding: 'ucs2', units: 134, segments: 3 }],
])('%s', (_what, text, length) => {
  expect(smsLength(text)).toEqual(length)
})

test('typographic characters give way where that saves a segment, and stay where it would not', () => {
  expect(plainSms('Mia’s “cut” – 10:00\u202fAM, GMT−4…')).toBe('Mia\'s "cut" - 10:00 AM, GMT-4...')
  expect(plainSms('Wizyta – wt., godz.\u00a010:00, Łódź')).toBe('Wizyta – wt., godz. 10:00, Łódź')
})

test('a long text is cut to the segments it may have, and no shorter than needed', () => {
  expect(cutToSegments('short', 1)).toBe('short')
  expect(smsLength(cutToSegments('a'.repeat(400), 2))).toEqual({ encoding: 'gsm7', units: 306, segments: 2 })
  expect(smsLength(cutToSegments('ą'.repeat(400), 2))).toEqual({ encoding: 'ucs2', units: 134, segments: 2 })
  expect(cutToSegments('👩‍👩‍👧'.repeat(20), 1)).toBe(`${'👩‍👩‍👧'.repeat(8)}…`)
})

test('whatever the text, the cut one fits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), fc.integer({ min: 1, max: 3 }), (text, segments) => {
      expect(smsLength(cutToSegments(text, segments)).segments).toBeLessThanOrEqual(segments)
    }),
  )
})

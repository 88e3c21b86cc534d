import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { appearance } from './appearance.js'

const withToken = (name: string, value: unknown) => v.safeParse(appearance, { tokens: { [name]: value } })

describe('the appearance', () => {
  test('is the widget’s own where nothing is chosen', () => {
    expect(v.parse(appearance, { tokens: {} })).toEqual({ theme: 'auto', tokens: {} })
  })

  test.each([
    ['--booking-accent', '#7A1F4C', '#7a1f4c'],
    ['--booking-radius', '0px', '0px'],
    ['--booking-padding', '12.5px', '12.5px'],
    ['--booking-density', '0.85', '0.85'],
    ['--booking-font', 'Open Sans, ui-rounded, sans-serif', 'Open Sans, ui-rounded, sans-serif'],
    ['--booking-font-size', '18px', '18px'],
  ])('takes %s: %s', (name, value, kept) => {
    expect(withToken(name, value).output).toMatchObject({ tokens: { [name]: kept } })
  })

  test.each([
    ['--booking-accent', 'red'],
    ['--booking-accent', '#7a1f4c;}body{display:none'],
    ['--booking-accent', '#7a1f4c\n'],
    ['--booking-accent', 'url(https://evil.example/)'],
    ['--booking-accent', 'var(--x)'],
    ['--booking-accent', 255],
    ['--booking-radius', '33px'],
    ['--booking-radius', '-1px'],
    ['--booking-radius', '16'],
    ['--booking-radius', '1px;color:red'],
    ['--booking-density', '0'],
    ['--booking-density', '9.9'],
    ['--booking-font', '"; } body { display: none'],
    ['--booking-font', 'Georgia; color: red'],
    ['--booking-font', 'a/**/b'],
    ['--booking-font', 'url(x)'],
    ['--booking-font', 'Georgia\n}'],
    ['--booking-font', 'Georgia,,serif'],
    ['--booking-font', '</style>'],
    ['--booking-font', 'a'.repeat(201)],
    ['--booking-font-size', '100px'],
    ['--booking-other', '#ffffff'],
    ['background', '#ffffff'],
    ['__proto__x', '#ffffff'],
  ])('refuses %s: %s', (name, value) => {
    expect(withToken(name, value).success).toBe(false)
  })

  test('has one of three themes, and nothing that isn’t known', () => {
    expect(v.is(appearance, { theme: 'dark', tokens: {} })).toBe(true)
    expect(v.is(appearance, { theme: '"><script>', tokens: {} })).toBe(false)
    expect(v.is(appearance, { theme: 'dark', tokens: {}, css: 'x' })).toBe(false)
  })
})

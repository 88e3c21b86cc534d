import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { newPassword } from './password.js'

const faultOf = (password: string): string | undefined => v.safeParse(newPassword, password).issues?.[0].message

describe('a new password', () => {
  test.each([
    ['a few words', 'correct horse battery staple'],
    ['in another script', 'тихая осенняя река'],
    ['without letters', '83 19 47 02 65'],
    ['from a manager', 'x7Kq-v9Lm2-pTz4'],
    ['with a known word in it', 'my password is a blue kettle'],
    ['of emoji, as people count', '🐙🌵🍋🎻🧊🪁🦔🌙🧶🥝🪴🎈'],
  ])('%s', (_what, password) => {
    expect(faultOf(password)).toBeUndefined()
  })

  test.each([
    'password1234',
    'Passwort2026',
    'passwordpassword',
    '123456789012',
    '210987654321',
    'aaaaaaaaaaaa',
    'abababababab',
    'qwertzuiop123',
    '1q2w3e4r5t6y',
    'administrator',
    'OpenSlot2026',
    'letmein letmein',
    'iloveyou1234',
    'abcdefghijkl',
  ])('not %s, which is tried first', (password) => {
    expect(faultOf(password)).toMatch(/^That is among the first/)
  })

  test('has between 12 and 200 characters', () => {
    expect(faultOf('x7Kq-v9Lm2-')).toBe('Use at least 12 characters.')
    expect(faultOf('kettle '.repeat(30))).toBe('Use at most 200 characters.')
  })
})

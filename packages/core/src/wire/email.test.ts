import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { emailFault, emailProblem } from './email.js'
import { email } from './fields.js'

describe('an e-mail address', () => {
  test.each([
    'ada@example.com',
    'ada.lovelace+salon@mail.example.co.uk',
    "o'hara@example.ie",
    'ünal@bücher.example',
    'a@b.co',
    'x@xn--bcher-kva.example',
  ])('%s is one', (address) => {
    expect(emailFault(address)).toBeUndefined()
    expect(v.parse(email, address)).toBe(address)
  })

  test.each([
    ['ada', 'no-at'],
    ['@example.com', 'nothing-before-at'],
    ['ada@', 'nothing-after-at'],
    ['ada lovelace@example.com', 'stray-character'],
    ['ada@exam ple.com', 'stray-character'],
    ['ada@example.com, ben@example.com', 'stray-character'],
    ['Ada <ada@example.com>', 'stray-character'],
    ['ada@home@example.com', 'stray-character'],
    ['.ada@example.com', 'stray-dot'],
    ['ada.@example.com', 'stray-dot'],
    ['ada..l@example.com', 'stray-dot'],
    ['ada@example', 'incomplete-domain'],
    ['ada@example.', 'incomplete-domain'],
    ['ada@.com', 'incomplete-domain'],
    ['ada@-example.com', 'incomplete-domain'],
    ['ada@example..com', 'incomplete-domain'],
  ] as const)('%s is not: %s', (address, fault) => {
    expect(emailFault(address)).toBe(fault)
    const answer = v.safeParse(email, address)
    expect(answer.issues?.map((issue) => issue.message)).toEqual([emailProblem(address)])
  })

  test('the sentence says what to mend', () => {
    expect(emailProblem('ada')).toBe('Check the e-mail address: the @ is missing.')
    expect(emailProblem('ada@example')).toMatch(/after the @ looks incomplete/)
    expect(emailProblem('ada@example.com')).toBeUndefined()
  })

  test('blanks around it are forgiven', () => {
    expect(v.parse(email, '  ada@example.com ')).toBe('ada@example.com')
  })

  test.each(['ada@example.com\nBcc: all@example.com', 'ada\0@example.com', 'ada@example.com\u2028x.y'])(
    '%j could break out of a header',
    (address) => {
      expect(v.safeParse(email, address).success).toBe(false)
    },
  )

  test('has at most 254 characters', () => {
    const longest = `${'a'.repeat(254 - '@example.com'.length)}@example.com`
    expect(v.safeParse(email, longest).success).toBe(true)
    expect(v.safeParse(email, `a${longest}`).success).toBe(false)
  })
})

import { expect, test } from 'vitest'
import { SealError, createSealer } from './sealing.js'

const OLD = 'an old secret that nobody guesses, ever'
const NEW = 'a new secret that nobody guesses either'
const TEXT = '{"password":"hunter2 – ü"}'

test('what is sealed opens again, and shows nothing of itself', () => {
  const sealer = createSealer([NEW])
  const sealed = sealer.seal('c1', TEXT)
  expect(sealer.open('c1', sealed)).toBe(TEXT)
  expect(Buffer.from(sealed.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('hunter2')
  expect(sealer.seal('c1', TEXT)).not.toBe(sealed)
})

test('it opens for what it belongs to alone', () => {
  const sealer = createSealer([NEW])
  expect(() => sealer.open('c2', sealer.seal('c1', TEXT))).toThrow(SealError)
})

test('every change of it is noticed', () => {
  const sealer = createSealer([NEW])
  const sealed = sealer.seal('c1', TEXT)
  const start = sealed.lastIndexOf('.') + 1
  for (let at = start; at < sealed.length; at += 1) {
    const bytes = Buffer.from(sealed.slice(start), 'base64url')
    const byte = Math.floor(((at - start) * 6) / 8)
    bytes[byte] = (bytes[byte] ?? 0) ^ 1
    expect(() => sealer.open('c1', sealed.slice(0, start) + bytes.toString('base64url'))).toThrow(SealError)
  }
  for (const broken of ['', 's1', 's1.', sealed.slice(0, -4), sealed.slice(0, start), `s2${sealed.slice(2)}`]) {
    expect(() => sealer.open('c1', broken)).toThrow(SealError)
  }
})

test('a changed secret goes on opening what the one before it sealed, and seals anew', () => {
  const sealed = createSealer([OLD]).seal('c1', TEXT)
  const both = createSealer([NEW, OLD])
  expect(both.open('c1', sealed)).toBe(TEXT)
  expect(both.isCurrent(sealed)).toBe(false)
  const again = both.seal('c1', TEXT)
  expect(both.isCurrent(again)).toBe(true)
  expect(createSealer([NEW]).open('c1', again)).toBe(TEXT)
  expect(() => createSealer([NEW]).open('c1', sealed)).toThrow(/secret that this server doesn’t have/)
})

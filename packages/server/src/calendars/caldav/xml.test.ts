import { expect, test } from 'vitest'
import { readXml } from './xml.js'

/** The most elements and letters that are told between two pauses. */
function longestStretch(document: string): { readonly elements: number; readonly letters: number } {
  const longest = { elements: 0, letters: 0 }
  let now = { elements: 0, letters: 0 }
  const steps = readXml(document, {
    open: () => {
      now.elements += 1
      longest.elements = Math.max(longest.elements, now.elements)
    },
    text: ({ length }) => {
      now.letters += length
      longest.letters = Math.max(longest.letters, now.letters)
    },
    close: () => {},
  })
  while (!steps.next().done) now = { elements: 0, letters: 0 }
  return longest
}

test.each([
  ['elements', `<a>${'<b/>'.repeat(100_000)}</a>`],
  ['a long text', `<a>${'x'.repeat(2_000_000)}</a>`],
  ['a text of nothing but entities', `<a>${'&amp;'.repeat(200_000)}</a>`],
  ['comments', `<a>${'<!---->x'.repeat(100_000)}</a>`],
])('there are pauses within %s', (_what, document) => {
  const { elements, letters } = longestStretch(document)
  expect(elements).toBeLessThan(1_100)
  expect(letters).toBeLessThan(150_000)
})

test('a text is the same wherever it is cut', () => {
  const told: string[] = []
  for (let before = 0; before < 12; before++) {
    let text = ''
    const document = `<a>${'x'.repeat(32 * 1024 - before)}&quot;y&#8364;z</a>`
    const steps = readXml(document, { open: () => {}, text: (piece) => void (text += piece), close: () => {} })
    while (!steps.next().done);
    told.push(text.replace(/^x+/, ''))
  }
  expect(new Set(told)).toEqual(new Set(['"y€z']))
})

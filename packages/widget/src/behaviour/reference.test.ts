import { expect } from '@open-wc/testing'
import { BookingWidget } from '../booking-widget.js'

const readme = (): Promise<string> => fetch('/packages/widget/README.md').then((answer) => answer.text())

const sectionOf = (text: string, heading: string): string => text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''

/** What stands in backquotes in the rows' first cells. */
const namesIn = (section: string): readonly string[] =>
  section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''))

describe('the README', () => {
  it('lists every attribute, and no other', async () => {
    const attributes = BookingWidget.observedAttributes.toSorted()
    expect(namesIn(sectionOf(await readme(), 'Attributes')).toSorted()).to.deep.equal(attributes)
  })

  it('lists every custom property, and no other', async () => {
    const css = BookingWidget.styles.join('\n')
    const named = (text: string): readonly string[] => [...new Set(text.match(/--booking-[a-z-]+/g))].toSorted()
    expect(named(sectionOf(await readme(), 'Looks'))).to.deep.equal(named(css))
  })
})

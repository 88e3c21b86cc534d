import { expect } from '@open-wc/testing'
import { type Texts, voiceOf, wordsOf } from './message.js'

const english = {
  greeting: 'Hello',
  times: { one: '{date}, {count} time', other: '{date}, {count} times' },
  place: { line: 'in {city} ({offset})' },
} as const satisfies Texts

const spoken = (texts: Parameters<typeof wordsOf>[1], locale: string, own = {}, isRightToLeft = false) =>
  wordsOf(english, texts, own, voiceOf(locale, isRightToLeft))

describe('messages', () => {
  it('fill in what is in braces', () => {
    const words = spoken(english, 'en')
    expect(words.greeting).to.equal('Hello')
    expect(words.place.line({ city: 'Berlin', offset: 'GMT+1' })).to.equal('in Berlin (GMT+1)')
    expect(words.place.line({ city: '{offset}', offset: '' })).to.equal('in {offset} ()')
  })

  it('count as the language counts, one category standing for those that are missing', () => {
    const polish = {
      ...english,
      times: { one: '{count} termin', few: '{count} terminy', many: '{count} terminów', other: '{count} terminu' },
    }
    const { times } = spoken(polish, 'pl')
    const said = [1, 2, 5, 12, 22, 25].map((count) => times({ date: '', count }))
    expect(said).to.deep.equal(['1 termin', '2 terminy', '5 terminów', '12 terminów', '22 terminy', '25 terminów'])
    const japanese = spoken({ ...english, times: '{date} 空き{count}件' }, 'ja')
    expect(japanese.times({ date: '3月', count: 1200 })).to.equal('3月 空き1,200件')
  })

  it('come as a list, too, in the order of the English ones', () => {
    const words = spoken(['Hallo', { one: '{count} Zeit', other: '{count} Zeiten' }, 'in {city}'], 'de')
    expect(words.greeting).to.equal('Hallo')
    expect(words.times({ date: '', count: 2 })).to.equal('2 Zeiten')
    expect(words.place.line({ city: 'Bonn', offset: 'GMT' })).to.equal('in Bonn')
  })

  it('give way to the page’s own', () => {
    const list = ['Hallo', '{count} Zeiten', 'in {city}']
    const words = spoken(list, 'de', { greeting: 'Moin', times: { one: 'eine Zeit', other: 'viele' } })
    expect(words.greeting).to.equal('Moin')
    expect([1, 2].map((count) => words.times({ date: '', count }))).to.deep.equal(['eine Zeit', 'viele'])
    expect(words.place.line({ city: 'Bonn', offset: '' })).to.equal('in Bonn')
  })

  it('keep what is filled in to itself where text runs from right to left', () => {
    const words = spoken(english, 'he', {}, true)
    expect(words.place.line({ city: 'Berlin', offset: 'GMT+1' })).to.equal('in \u2068Berlin\u2069 (\u2068GMT+1\u2069)')
  })

  it('run as the language does where a part is put together of others', () => {
    const words = spoken(english, 'ar', {}, true)
    const when = words.times({ date: 'الثلاثاء', count: 2 })
    expect(words.place.line({ city: when, offset: '' })).to.equal(`in \u2067${when}\u2069 (\u2068\u2069)`)
  })
})

import { expect } from '@open-wc/testing'
import { languageOf } from './catalogue.js'
import { formatsFor } from './formats.js'
import { localeBesideWords, localeFor, weekStartOf, withVisitorsRegion } from './locale.js'

describe('the language of a page that names no region', () => {
  it('is the visitor’s own, where they speak it', () => {
    expect(withVisitorsRegion('en', ['de-DE', 'en-GB', 'en-US'])).to.equal('en-GB')
    expect(withVisitorsRegion('pt', ['pt-BR'])).to.equal('pt-BR')
  })

  it('stays as it is, where they don’t', () => {
    expect(withVisitorsRegion('en', ['de-DE'])).to.equal('en')
    expect(withVisitorsRegion('en', [])).to.equal('en')
    expect(withVisitorsRegion('en', ['not a tag!', 'en-AU'])).to.equal('en-AU')
  })

  it('stays as it is, where they read it in a script that isn’t spoken, or isn’t the page’s', () => {
    expect(withVisitorsRegion('zh', ['zh-TW', 'zh-HK'])).to.equal('zh')
    expect(withVisitorsRegion('zh', ['zh-TW', 'zh-SG'])).to.equal('zh-SG')
    expect(withVisitorsRegion('zh-Hant', ['zh-CN', 'zh-HK'])).to.equal('zh-HK')
    expect(withVisitorsRegion('hu', ['hu-HU'])).to.equal('hu-HU')
  })

  it('is never overruled where the page does name one', () => {
    expect(withVisitorsRegion('en-US', ['en-GB'])).to.equal('en-US')
  })
})

describe('the language of a tag', () => {
  it('is found by region, by script or by its plain name', () => {
    const cases: readonly (readonly [tags: string, language: string | undefined])[] = [
      ['de de-AT de-CH', 'de'],
      ['pt pt-PT pt-AO', 'pt'],
      ['pt-BR', 'pt-BR'],
      ['no nn nb-NO', 'nb'],
      ['zh zh-CN zh-SG zh-Hans-HK', 'zh-Hans'],
      ['zh-TW zh-HK zh-Hant', undefined],
      ['iw he-IL', 'he'],
      ['ar-EG', 'ar'],
      ['hu', undefined],
    ]
    for (const [tags, language] of cases) {
      for (const tag of tags.split(' ')) expect(languageOf(tag), tag).to.equal(language)
    }
  })
})

describe('the language of the element', () => {
  it('is its attribute’s before the page’s', () => {
    const section = document.createElement('section')
    section.lang = 'fr-FR'
    const element = section.appendChild(document.createElement('div'))
    expect(localeFor(element, undefined)).to.equal('fr-FR')
    expect(localeFor(element, 'de-AT')).to.equal('de-AT')
    expect(localeFor(element, 'no such tag')).to.equal('fr-FR')
  })
})

describe('dates beside words of another language', () => {
  it('are in the language of the words, in the habits of the visitor’s region', () => {
    expect(localeBesideWords('de', 'en')).to.equal('en-DE')
    expect(localeBesideWords('en-GB', 'en')).to.equal('en-GB')
  })

  it('keep the region’s clock and week where engines have no English for it', () => {
    const evening = Date.parse('2026-03-10T17:30:00Z')
    const cases: readonly (readonly [tag: string, time: string, weekStart: number])[] = [
      ['pt-BR', '17:30', 7],
      ['it-IT', '17:30', 1],
      ['es-CO', '5:30 pm', 7],
    ]
    for (const [tag, time, weekStart] of cases) {
      const formats = formatsFor(localeBesideWords(tag, 'en'), 'UTC', weekStartOf(tag))
      expect(formats.time(evening).replaceAll(/\s/gu, ' '), tag).to.equal(time)
      expect(formats.shortDate(evening), tag).to.match(/^Tue,? 10 March$/)
      expect(formats.weekStart, tag).to.equal(weekStart)
    }
  })
})

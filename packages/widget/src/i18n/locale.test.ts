import { expect } from '@open-wc/testing'
import { localeBesideWords, localeFor, withVisitorsRegion } from './locale.js'

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

  it('is never overruled where the page does name one', () => {
    expect(withVisitorsRegion('en-US', ['en-GB'])).to.equal('en-US')
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
    expect(localeBesideWords('de')).to.equal('en-DE')
    expect(localeBesideWords('pt-BR')).to.equal('en-BR')
    expect(localeBesideWords('en-GB')).to.equal('en-GB')
  })
})

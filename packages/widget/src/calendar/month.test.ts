import { expect } from '@open-wc/testing'
import { addMonths, addMonthsTo, latestStartOf, spanOf, weeksOf } from './month.js'

describe('month', () => {
  it('adds months across years, and stays within the shorter month', () => {
    expect(addMonths('2026-12', 1)).to.equal('2027-01')
    expect(addMonths('2026-01', -1)).to.equal('2025-12')
    expect(addMonthsTo('2026-01-31', 1)).to.equal('2026-02-28')
    expect(addMonthsTo('2028-02-29', -12)).to.equal('2027-02-28')
  })

  it('is always six weeks, from the week’s first day on', () => {
    const march = weeksOf('2026-03', 1)
    expect(march).to.have.length(6)
    expect(march[0]?.[6]).to.equal('2026-03-01')
    expect(march[5]?.[1]).to.equal('2026-03-31')
    expect(weeksOf('2026-03', 7)[0]?.[0]).to.equal('2026-03-01')
    expect(weeksOf('2026-02', 7).flat().filter(Boolean)).to.have.length(28)
  })

  it('covers the month in every zone, within what a server answers', () => {
    const { from, to } = spanOf('2026-03')
    expect(from).to.be.at.most(Date.parse('2026-03-01T00:00:00+14:00'))
    expect(to).to.be.at.least(Date.parse('2026-04-01T00:00:00-12:00'))
    expect(to - from).to.be.at.most(62 * 86_400_000)
    expect(latestStartOf('2026-03')).to.equal(Date.parse('2026-03-01T00:00:00-12:00'))
  })
})

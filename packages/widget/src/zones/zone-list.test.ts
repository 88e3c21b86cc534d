import { expect } from '@open-wc/testing'
import { cityOf } from '@openslot/core/zone-names'
import { allZones, searchZones } from './zone-list.js'
import { zoneNameIn } from './zone-name.js'

const NOW = Date.parse('2026-03-09T08:00:00Z')

describe('zone list', () => {
  it('runs from west to east and has the current zone', () => {
    const zones = allZones(NOW, 'Etc/GMT+12', 'en')
    expect(zones[0]).to.deep.equal({ id: 'Etc/GMT+12', city: 'GMT−12', name: 'Etc', offset: 'GMT−12' })
    expect(zones.at(-1)?.offset).to.equal('GMT+14')
  })

  it('calls cities by the names they have now, and has each once', () => {
    expect(cityOf('Asia/Calcutta')).to.equal('Kolkata')
    expect(cityOf('Europe/Kiev')).to.equal('Kyiv')
    for (const current of ['Asia/Kolkata', 'Asia/Calcutta', 'UTC']) {
      const found = searchZones(allZones(NOW, current, 'en'), 'kolkata asia', 'en')
      expect(found, current).to.have.length(1)
      if (current !== 'UTC') expect(found[0]?.id).to.equal(current)
    }
  })

  it('finds by city, region and offset, whatever the accents and the minus', () => {
    const zones = allZones(NOW, 'UTC', 'en')
    const found = (search: string): readonly string[] => searchZones(zones, search, 'en').map(({ id }) => id)
    expect(found('sao paulo')).to.deep.equal(['America/Sao_Paulo'])
    expect(found('buenos america')).to.have.length(1)
    expect(found('gmt-7')).to.include('America/Los_Angeles')
    expect(found('utc-07:00')).to.include('America/Los_Angeles')
    expect(found('+05:30')).to.include('Asia/Colombo')
    expect(found('utc')).to.include('UTC')
    expect(found('kathmandu')).to.have.length(1)
    expect(found('atlantis')).to.deep.equal([])
  })

  it('speaks of zones, and finds them, in the visitor’s language where the browser does', () => {
    const zones = allZones(NOW, 'UTC', 'de')
    const found = (search: string): readonly string[] => searchZones(zones, search, 'de').map(({ city }) => city)
    expect(zones.find(({ id }) => id === 'Europe/Berlin')?.name).to.equal('Mitteleuropäische Zeit')
    expect(found('mitteleuropäische')).to.include.members(['Berlin', 'Paris'])
    expect(found('Türkei')).to.deep.equal(['Istanbul'])
    expect(found('new york')).to.deep.equal(['New York'])
    // Older locale data call it by its other name.
    expect(zoneNameIn('de', 'UTC')).to.be.oneOf(['UTC', 'GMT'])
    expect(zoneNameIn('en-GB', 'Europe/Kiev')).to.equal('Kyiv')
  })
})

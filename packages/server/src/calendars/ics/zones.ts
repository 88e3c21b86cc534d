import { isTimeZone } from '@openslot/core'
import type { Steps } from '../slices.js'
import type { Budget } from './budget.js'
import type { Component } from './components.js'
import { textOf } from './content-line.js'
import { zoneOfRules } from './vtimezone.js'
import { zoneOfWindows } from './windows-zones.js'
import { type Zone, ianaZone } from './zone.js'

/** Names a zone of a file: `TZID=…`. */
export type ZoneFinder = (tzid: string | undefined) => Zone

/**
 * The zones of one calendar. What is found first counts: IANA's name, Windows', one of IANA's at the end of a path
 * (`/freeassociation.sourceforge.net/Europe/Berlin`), the rules in the file; for abbreviations, the rules in the file,
 * for `EST` has no summer time with IANA, and has one with many who write it; else the calendar's own zone, and where it
 * has none, that of whoever it is read for.
 */
export function* zonesOf(calendar: Component, readerZone: string, budget: Budget): Steps<ZoneFinder> {
  const fallback = (zoneNamed(textOf(calendar.lines, 'X-WR-TIMEZONE')) ?? ianaZone(readerZone)) as Zone
  const guess = { ...fallback, isGuess: true } as const
  const byRules = new Map<string, Zone>()
  for (const part of calendar.parts) {
    if (part.name !== 'VTIMEZONE') continue
    yield
    const tzid = textOf(part.lines, 'TZID')
    if (!isAbbreviation(tzid) && known(tzid, budget)) continue
    const zone = known(textOf(part.lines, 'X-LIC-LOCATION'), budget) ?? (yield* ofRules(part, budget))
    if (zone || part.parts.length > 0) byRules.set(tzid, zone ?? guess)
  }
  return (tzid) => (tzid === undefined ? fallback : (byRules.get(tzid) ?? known(tzid, budget) ?? guess))
}

/**
 * The same zones, as a part of the calendar finds them: one that stands in a calendar within it has that one's own zone, if
 * it has any, where it says none, or none that is known.
 */
export function zonesWithin(zones: ZoneFinder, budget: Budget): (part: Component) => ZoneFinder {
  const found = new Map<Component, ZoneFinder>()
  const zonesIn = (calendar: Component | null): ZoneFinder => {
    // The outermost one's are those that are given.
    if (!calendar?.calendar) return zones
    const before = found.get(calendar)
    if (before) return before
    const own = known(textOf(calendar.lines, 'X-WR-TIMEZONE'), budget)
    const finder = own ? withOwn(zones, own) : zonesIn(calendar.calendar)
    found.set(calendar, finder)
    return finder
  }
  return ({ calendar }) => zonesIn(calendar)
}

function withOwn(zones: ZoneFinder, own: Zone): ZoneFinder {
  const guess = { ...own, isGuess: true } as const
  return (tzid) => {
    const zone = tzid === undefined ? own : zones(tzid)
    return zone.isGuess ? guess : zone
  }
}

const isAbbreviation = (name: string): boolean => !name.includes('/') && zoneOfWindows(name) === undefined

function known(name: string, budget: Budget): Zone | undefined {
  const before = budget.zones.get(name)
  if (before !== undefined) return before ?? undefined
  budget.spendZone()
  const zone = zoneNamed(name)
  budget.zones.set(name, zone ?? null)
  return zone
}

/** The same rules stand in each of a thousand objects of a calendar. */
function* ofRules(part: Component, budget: Budget): Steps<Zone | undefined> {
  const key = JSON.stringify(
    part.parts.map(({ name, lines }) => [name, ...lines.map((line) => [line.name, line.value])]),
  )
  const before = budget.zones.get(key)
  if (before !== undefined) return before ?? undefined
  budget.spendZone()
  const zone = yield* zoneOfRules(part, budget)
  budget.zones.set(key, zone ?? null)
  return zone
}

/** By what it is called, in any of the ways in which programs write it. */
function zoneNamed(name: string): Zone | undefined {
  const windows = zoneOfWindows(name)
  if (windows !== undefined) return ianaZone(windows)
  const parts = name.split('/').slice(-4)
  while (parts.length > 1) {
    const candidate = parts.join('/')
    if (isTimeZone(candidate)) return ianaZone(candidate)
    parts.shift()
  }
  return ianaZone(name)
}

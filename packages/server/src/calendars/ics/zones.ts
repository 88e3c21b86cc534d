import { isTimeZone } from '@openslot/core'
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
 * (`/freeassociation.sourceforge.net/Europe/Berlin`), the rules in the file; else the calendar's own zone, and where it
 * has none, that of whoever it is read for.
 */
export function zonesOf(calendar: Component, readerZone: string, budget: Budget): ZoneFinder {
  const rules = new Map<string, Component>()
  for (const part of calendar.parts) if (part.name === 'VTIMEZONE') rules.set(textOf(part.lines, 'TZID'), part)
  const found = new Map<string, Zone>()
  const fallback = (zoneNamed(textOf(calendar.lines, 'X-WR-TIMEZONE')) ?? ianaZone(readerZone)) as Zone
  return (tzid) => {
    if (tzid === undefined) return fallback
    const known = found.get(tzid)
    if (known) return known
    const timezone = rules.get(tzid)
    const zone =
      zoneNamed(tzid) ??
      (timezone && (zoneNamed(textOf(timezone.lines, 'X-LIC-LOCATION')) ?? zoneOfRules(timezone, budget))) ??
      fallback
    found.set(tzid, zone)
    return zone
  }
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

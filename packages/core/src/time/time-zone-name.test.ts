import { expect, test } from 'vitest'
import { isTimeZone } from './time-zone-name.js'

test.each(['Europe/Berlin', 'UTC', 'Etc/GMT+5', 'America/Argentina/Buenos_Aires', 'Asia/Calcutta'])(
  '%s is a time zone',
  (name) => {
    expect(isTimeZone(name)).toBe(true)
  },
)

test.each(['', 'Mars/Olympus', '+02:00', '-0500', 'Europe/Berlin ', 'Europe', `A${'a'.repeat(5000)}`])(
  '%j is none',
  (name) => {
    expect(isTimeZone(name)).toBe(false)
  },
)

import { expect, test } from 'vitest'
import { cityOf, nameOfOffset } from './zone-names.js'

test.each([
  ['Europe/Berlin', 'Berlin'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
  ['Asia/Calcutta', 'Kolkata'],
  ['Europe/Kiev', 'Kyiv'],
  ['UTC', 'UTC'],
  ['Etc/UTC', 'UTC'],
  ['Etc/GMT', 'GMT'],
  ['Etc/GMT-0', 'GMT'],
  ['Etc/GMT0', 'GMT'],
  ['Etc/GMT-5', 'GMT+5'],
  ['Etc/GMT+12', 'GMT−12'],
])('%s is called %s', (timeZone, city) => {
  expect(cityOf(timeZone)).toBe(city)
})

test.each([
  [0, 'GMT'],
  [60, 'GMT+1'],
  [-210, 'GMT−3:30'],
  [345, 'GMT+5:45'],
  [840, 'GMT+14'],
])('%i minutes ahead of UTC are %s', (minutes, name) => {
  expect(nameOfOffset(minutes)).toBe(name)
})

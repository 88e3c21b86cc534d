import { expect, test } from 'vitest'
import { customerPhone, customerPhoneFaults } from './customer-phone.js'

test('whoever is called has to give a number; for text messages they may', () => {
  expect([customerPhone({ kind: 'phone' }, false), customerPhone({ kind: 'phone' }, true)]).toEqual([
    'required',
    'required',
  ])
  for (const location of [null, { kind: 'in-person' }, { kind: 'video' }, { kind: 'other' }] as const) {
    expect([customerPhone(location, true), customerPhone(location, false)]).toEqual(['optional', null])
  }
})

test('only a number that is needed can be missing', () => {
  for (const phone of [undefined, null, '']) {
    expect(customerPhoneFaults({ kind: 'phone' }, phone)).toMatchObject([{ pointer: '/customer/phone' }])
    expect(customerPhoneFaults({ kind: 'video' }, phone)).toEqual([])
  }
  expect(customerPhoneFaults({ kind: 'phone' }, '+49 30 123456')).toEqual([])
})

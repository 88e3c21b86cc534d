import type { ApiError } from './api/api-error.js'
import { type CheckoutFlow, askingOf } from './checkout-flow.js'
import type { DeskHost } from './controllers/desk-host.js'
import { type Asking, type Field, type Form, fieldsOf, filledGuests } from './form.js'
import { shopZone } from './zones/shop-zone.js'

// What a server finds wrong with single fields: a part of its own, as the form has asked for nearly all of it before.

/**
 * Puts what the server finds wrong beside its fields; `undefined`: it is about none of them. Where it doesn't know the
 * zone, of which its list may be older than the browser's, times are shown in another one, in which they can be booked.
 */
export function withSaid({ zoneLine }: DeskHost, flow: CheckoutFlow, { problem }: ApiError): Form | undefined {
  const { form, order } = flow
  const asking = askingOf(flow)
  const errors = problem?.errors ?? []
  if (errors.some(({ pointer }) => pointer === '/timeZone'))
    zoneLine.choose((order && shopZone(order.service, order.staff)) ?? 'UTC')
  const said = errors.flatMap(({ pointer, message }) => {
    const field = fieldAt(form, asking, pointer)
    return field ? [[field, { kind: 'said', message }] as const] : []
  })
  return said.length > 0 ? { ...form, faults: Object.fromEntries(said) } : undefined
}

/** The field for a JSON pointer into the request. */
function fieldAt(form: Form, asking: Asking, pointer: string): Field | undefined {
  const [, kind = '', ...rest] = pointer.split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  if (kind === 'guests') return filledGuests(form, asking)[Number(rest[0])]
  const name = kind === 'customer' ? (rest[0] ?? '') : [kind, ...rest].join('/')
  return fieldsOf(form, asking).find((field) => field === name)
}

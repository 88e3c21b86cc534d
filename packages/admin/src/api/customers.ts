import type { Customer, CustomerErasure, CustomerExport, CustomersResponse } from '@openslot/core/wire'
import type { PageOf } from '../pages.js'
import { type Send, call } from './http.js'

export interface CustomersQuery extends Readonly<Record<string, string | undefined>> {
  /** A part of a name, an e-mail address or a phone number. */
  readonly q?: string | undefined
  readonly cursor?: string | undefined
}

/** Who has booked. An address travels in bodies only: those of calls end up in logs. */
export const customersApi = (send: Send) => ({
  customers: async (query: CustomersQuery): Promise<PageOf<Customer>> => {
    const { value } = await call<CustomersResponse>(send, '/v1/admin/customers', { query })
    return { items: value.customers, nextCursor: value.nextCursor }
  },
  /** Everything that is kept of one of them. */
  customer: async (email: string): Promise<CustomerExport> =>
    (await call<CustomerExport>(send, '/v1/admin/customers/export', { method: 'POST', json: { email } })).value,
  eraseCustomer: async (json: { email: string; cancel: boolean }): Promise<CustomerErasure> =>
    (await call<CustomerErasure>(send, '/v1/admin/customers/erase', { method: 'POST', json })).value,
})

import type { Settings } from '@openslot/core/wire'
import { html } from 'hono/html'
import type { Html } from './page.js'

/** @param otherwise what stands in the place of a business without a name */
export function titled(what: string, { businessName }: Settings, otherwise: string | null = null): string {
  const whose = businessName ?? otherwise
  return whose === null ? what : `${what} – ${whose}`
}

/** Whose page it is. */
export const business = ({ businessName }: Settings): Html | '' =>
  businessName === null ? '' : html`<header class="business">${businessName}</header>`

/** How to reach the business, as far as its owner says. */
export function contacts({ contactEmail, contactPhone }: Settings): Html | '' {
  // "+49 (0)30 …": the zero is for those within the country.
  const dialled = contactPhone?.replace(/^(\+.*?)\(0\)/, '$1').replaceAll(/[^+\d]/g, '')
  const address = contactEmail && encodeURIComponent(contactEmail).replace('%40', '@')
  const ways = [
    contactPhone && html`<a href="tel:${dialled}">${contactPhone}</a>`,
    contactEmail && html`<a href="mailto:${address}">${contactEmail}</a>`,
  ].filter((way) => way !== null)
  return ways.length === 0 ? '' : html`<footer class="contacts">${ways}</footer>`
}

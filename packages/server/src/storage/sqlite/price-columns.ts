import type { Price } from '@openslot/core/wire'

/** A price as two columns have it: minor units, and a currency of ISO 4217. */
interface PriceColumns {
  readonly priceAmount: number | null
  readonly priceCurrency: string | null
}

export const toPrice = ({ priceAmount: amount, priceCurrency: currency }: PriceColumns): Price | null =>
  amount === null || currency === null ? null : { amount, currency }

export const fromPrice = (price: Price | null): PriceColumns => ({
  priceAmount: price?.amount ?? null,
  priceCurrency: price?.currency ?? null,
})

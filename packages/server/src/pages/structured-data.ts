import { writeDecimal } from '@openslot/core'
import type { Settings } from '@openslot/core/wire'
import type { CatalogService } from '../catalog/catalog.js'

// What search engines and assistants read, in the words of schema.org.

export interface Publisher {
  readonly publicUrl: string
  readonly settings: Settings
}

/** A page on which one of these can be booked. */
export const servicesData = (services: readonly CatalogService[], publisher: Publisher): object => ({
  '@context': 'https://schema.org',
  '@graph': services.map((service) => serviceData(service, publisher)),
})

function serviceData({ slug, name, description, price }: CatalogService, publisher: Publisher): object {
  const url = `${publisher.publicUrl}/book/${slug}`
  return {
    '@type': 'Service',
    name,
    ...(description && { description }),
    url,
    ...providerOf(publisher),
    ...(price && {
      offers: {
        '@type': 'Offer',
        price: writeDecimal(price.amount, price.currency),
        priceCurrency: price.currency,
        url,
      },
    }),
    potentialAction: {
      '@type': 'ReserveAction',
      target: { '@type': 'EntryPoint', urlTemplate: url },
      result: { '@type': 'Reservation', name },
    },
  }
}

const providerOf = ({ settings: { businessName, contactEmail, contactPhone } }: Publisher): object =>
  businessName === null
    ? {}
    : {
        provider: {
          '@type': 'Organization',
          name: businessName,
          ...(contactEmail !== null && { email: contactEmail }),
          ...(contactPhone !== null && { telephone: contactPhone }),
        },
      }

import type { CountryCode } from 'libphonenumber-js'
import { DeliveryError } from '../outbox/delivery-error.js'
import type { BookingMessage } from '../outbox/store.js'
import { type MessageContext, messageContent } from './content.js'
import { phoneLibrary } from '../late.js'
import { placeText } from './place.js'
import type { Sms } from './sms.js'
import { cutToFit, cutToSegments, plainSms, smsLength } from './sms-text.js'
import { type Templates, fillText } from './templates.js'

/** What a message may cost: an owner's own text too is cut to it. */
const MOST_SEGMENTS = 3

/**
 * Writes the text message that a due message stands for: what and when, and who writes; where it takes place, if that
 * costs no second segment. The link to move or cancel is in the mail: it would cost two segments alone. Of what is too
 * long, the service's name is shortened first: it must not push out when that is.
 *
 * @throws DeliveryError for a number that can't be called
 */
export function bookingSms(
  message: BookingMessage,
  context: MessageContext & { readonly phoneCountry: string | null },
  templates: Templates,
): Sms {
  const { service, customerPhone } = message.booking
  const fits = (text: string): boolean => smsLength(text).segments <= MOST_SEGMENTS
  const textWith = (name: string): string => textOf(renamed(message, name), context, templates)
  const name = cutToFit(service.name, '…', (each) => fits(textWith(each)))
  return {
    to: dialable(customerPhone, context.phoneCountry),
    text: cutToSegments(textWith(name), MOST_SEGMENTS),
  }
}

const renamed = (message: BookingMessage, name: string): BookingMessage => ({
  ...message,
  booking: { ...message.booking, service: { ...message.booking.service, name } },
})

function textOf(message: BookingMessage, context: MessageContext, templates: Templates): string {
  const { booking, kind } = message
  const { reader, subject, values } = messageContent(message, context)
  const own = templates.find({ audience: 'customer', kind, language: reader.language, part: 'sms' })
  if (own !== undefined) return plainSms(fillText(own, values).trim())
  const place = placeText(booking.service.location, reader.words)
  const short = plainSms([subject, context.sender.name].join('\n'))
  const long = plainSms([subject, ...(place === null ? [] : [place]), context.sender.name].join('\n'))
  return smsLength(long).segments <= smsLength(short).segments ? long : short
}

/** E.164, as networks want it. People write their numbers as they dial them at home. */
function dialable(phone: string | null, country: string | null): string {
  // Half the world dials 00 before a country code, also who lives where it is another prefix.
  for (const written of phone === null ? [] : [phone, phone.replace(/^\D*00/, '+')]) {
    const number = phoneLibrary().parsePhoneNumberFromString(written, (country ?? undefined) as CountryCode)
    if (number?.isPossible()) return number.number
  }
  const remedy = country === null ? ' Set OPENSLOT_PHONE_COUNTRY for numbers without a country code.' : ''
  throw new DeliveryError('no-phone', `The customer’s phone number is none that a text message can go to.${remedy}`, {
    isPermanent: true,
  })
}

import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js'
import { DeliveryError } from '../outbox/delivery-error.js'
import type { BookingMessage } from '../outbox/store.js'
import { type MessageContext, messageContent } from './content.js'
import { placeText } from './place.js'
import type { Sms } from './sms.js'
import { cutToSegments, plainSms, smsLength } from './sms-text.js'
import { type Templates, fillText } from './templates.js'

/** What a message may cost: an owner's own text too is cut to it. */
const MOST_SEGMENTS = 3

/**
 * Writes the text message that a due message stands for: what and when, and who writes; where it takes place, if that
 * costs no second segment. The link to move or cancel is in the mail: it would cost two segments alone.
 *
 * @throws DeliveryError for a number that can't be called
 */
export function bookingSms(
  message: BookingMessage,
  context: MessageContext & { readonly phoneCountry: string | null },
  templates: Templates,
): Sms {
  const { booking, kind } = message
  const { reader, subject, values } = messageContent(message, context)
  const own = templates.find({ audience: 'customer', kind, language: reader.language, part: 'sms' })
  return {
    to: dialable(booking.customerPhone, context.phoneCountry),
    text: cutToSegments(own === undefined ? builtIn() : plainSms(fillText(own, values).trim()), MOST_SEGMENTS),
  }

  function builtIn(): string {
    const lines = [subject, context.sender.name]
    const place = placeText(booking.service.location, reader.words)
    const short = plainSms(lines.join('\n'))
    const long = plainSms([subject, ...(place === null ? [] : [place]), context.sender.name].join('\n'))
    return smsLength(long).segments <= smsLength(short).segments ? long : short
  }
}

/** E.164, as networks want it. People write their numbers as they dial them at home. */
function dialable(phone: string | null, country: string | null): string {
  const number = phone === null ? undefined : parsePhoneNumberFromString(phone, (country ?? undefined) as CountryCode)
  if (number?.isPossible()) return number.number
  const remedy = country === null ? ' Set OPENSLOT_PHONE_COUNTRY for numbers without a country code.' : ''
  throw new DeliveryError(`The customer’s phone number is none that a text message can go to.${remedy}`, {
    isPermanent: true,
  })
}

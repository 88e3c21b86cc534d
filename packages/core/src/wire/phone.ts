// Up to the first digit, then on: a long wrong value must not make the pattern go back over it again and again.
const NUMBER = /^\+?[\s()./-]*\p{Nd}[\p{Nd}\s()./-]*$/u

/** In characters. */
export const MAX_PHONE_LENGTH = 40

/** Whether a text may be a phone number: digits of any keyboard, and what people put between them. */
export const isPhone = (text: string): boolean => text.length <= MAX_PHONE_LENGTH && NUMBER.test(text)

/** A number in the digits that everybody can dial: of Arabic, Persian and fullwidth ones, the last four bits count. */
export const withDialledDigits = (phone: string): string =>
  phone.replaceAll(/[٠-٩۰-۹０-９]/g, (digit) => String(digit.charCodeAt(0) & 0xf))

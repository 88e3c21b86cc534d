// Up to the first digit, then on: a long wrong value must not make the pattern go back over it again and again.
const NUMBER = /^\+?[\s()./-]*\d[\d\s()./-]*$/

/** Whether a text may be a phone number: digits, and what people put between them. */
export const isPhone = (text: string): boolean => NUMBER.test(text)

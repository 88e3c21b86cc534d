import type { Field, Form } from './form.js'

// Who comes along: fields that are added and removed.

export const guestField = (guest: number): Field => `guests/${guest}`

/** The number of the next one, which none has had since. */
export const nextGuest = ({ guests }: Form): number => (guests.at(-1) ?? -1) + 1

export const withGuest = (form: Form, guest: number): Form => ({ ...form, guests: [...form.guests, guest] })

export function withoutGuest(form: Form, guest: number): Form {
  const { [guestField(guest)]: _value, ...values } = form.values
  const { [guestField(guest)]: _fault, ...faults } = form.faults
  return { values, faults, guests: form.guests.filter((each) => each !== guest) }
}

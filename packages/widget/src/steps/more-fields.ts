import { type TemplateResult, html, nothing } from 'lit/html.js'
import { SELDOM, type SeldomWords } from '../i18n/seldom/catalogue.js'
import { moreForms } from '../styles/more-forms.js'
import type { Visit } from '../visit.js'
import type { FormFields } from './fields.js'
import { type GuestActions, guestFields } from './guest-fields.js'
import { questionField } from './question-field.js'

// What some services ask for: a part of its own, for those who book the others.

/** What it says. */
export const says = [SELDOM]

export const styles = [moreForms]

/** The customer's phone number, the service's questions, and who comes along. */
export function moreFields({ wordsOf }: Visit, fields: FormFields, act: GuestActions): TemplateResult {
  const words = wordsOf(SELDOM)
  const { customerPhone, questions, guestsAllowed } = fields.asking
  return html`${customerPhone ? phoneField(fields, words, customerPhone === 'required') : nothing}
  ${questions.map((question) => questionField(fields, words, question))}
  ${guestsAllowed ? guestFields(fields, words, act) : nothing}`
}

const phoneField = (fields: FormFields, { details }: SeldomWords, required: boolean): TemplateResult =>
  fields.line(
    {
      field: 'phone',
      label: details.phone,
      required,
      missing: details.phoneMissing,
      malformed: details.notPhone,
    },
    { type: 'tel', autocomplete: 'tel', inputMode: 'tel', maxLength: 40 },
  )

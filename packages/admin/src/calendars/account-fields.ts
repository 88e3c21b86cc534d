import { type TemplateResult, html } from 'lit'
import { field } from '../forms/fields.js'
import type { Faults, Values } from '../forms/form.js'
import { passwordField } from '../forms/password-field.js'
import type { Words } from '../i18n/en.js'

interface AccountFieldsOptions {
  readonly words: Words
  readonly faults: Faults
  /** What the address begins with. */
  readonly url?: string
}

export const caldavFields = ({ words, faults, url = '' }: AccountFieldsOptions): TemplateResult =>
  html`${addressField(words, faults, url, words.calendars.caldavHint)}
  ${field({ name: 'username', label: words.calendars.username, faults })}
  ${passwordField({
    name: 'password',
    label: words.fields.password,
    hint: words.calendars.passwordHint,
    words,
    fault: faults['password'],
    autocomplete: 'new-password',
  })}`

export const feedFields = ({ words, faults, url = '' }: AccountFieldsOptions): TemplateResult =>
  html`${addressField(words, faults, url, words.calendars.icsHint)}
  ${field({ name: 'name', label: words.calendars.feedName, faults })}`

export const addressField = (words: Words, faults: Faults, value: string, hint: string): TemplateResult =>
  field({ name: 'url', label: words.calendars.address, hint, value, inputMode: 'url', faults })

/** What is missing, or is no address. */
export function accountFaults(values: Values, { calendars, fields }: Words): Faults {
  const url = (values['url'] ?? '').trim()
  const isAddress = /^(?:https?|webcals?):\/\/[^\s/?#@]+/i.test(url)
  const isMissing = (name: string): boolean => values[name] !== undefined && values[name].trim() === ''
  return {
    ...(values['url'] !== undefined && !isAddress && { url: calendars.addressWrong }),
    ...(isMissing('username') && { username: calendars.usernameMissing }),
    ...(isMissing('password') && { password: fields.passwordMissing }),
    ...(isMissing('name') && { name: calendars.feedNameMissing }),
  }
}

import { type TemplateResult, html } from 'lit'
import type { ApiError } from '../api/api-error.js'
import { field } from '../forms/fields.js'
import type { Faults, Values } from '../forms/form.js'
import { passwordField } from '../forms/password-field.js'
import { MOST_CHARACTERS, tooLong } from '../forms/too-long.js'
import type { Words } from '../i18n/en.js'

interface AccountFieldsOptions {
  readonly words: Words
  readonly faults: Faults
  /** Sets the fields' ids apart from those of other forms. */
  readonly form?: string
}

/** Who one is there. */
export const signInFields = ({ words, faults, form }: AccountFieldsOptions, username = ''): TemplateResult =>
  html`${field({ name: 'username', form, label: words.calendars.username, value: username, faults })}
  ${passwordField({
    name: 'password',
    form,
    label: words.fields.password,
    hint: words.calendars.passwordHint,
    words,
    fault: faults['password'],
    autocomplete: 'new-password',
  })}`

/** Where it is; `url` is what the field begins with. */
export const addressField = (
  { words, faults, form }: AccountFieldsOptions,
  { hint, url = '' }: { readonly hint: string; readonly url?: string },
): TemplateResult =>
  field({ name: 'url', form, label: words.calendars.address, hint, value: url, inputMode: 'url', faults })

/** What is missing, too long, or no address. */
export function accountFaults(values: Values, words: Words): Faults {
  const { calendars, fields } = words
  const url = (values['url'] ?? '').trim()
  const isAddress = /^(?:https?|webcals?):\/\/[^\s/?#@]+/i.test(url)
  const isMissing = (name: string): boolean => values[name] !== undefined && values[name].trim() === ''
  return {
    ...tooLong(values, { url: MOST_CHARACTERS.url, username: 200, password: 500, name: 100 }, words),
    ...(values['url'] !== undefined && !isAddress && { url: calendars.addressWrong }),
    ...(isMissing('username') && { username: calendars.usernameMissing }),
    ...(isMissing('password') && { password: fields.passwordMissing }),
    ...(isMissing('name') && { name: calendars.feedNameMissing }),
  }
}

/** What the other side says to what was entered. */
export function accountFaultsFound({ problem }: ApiError, { calendars }: Words): Faults {
  const refused: Readonly<Record<string, string>> = calendars.refused
  return Object.fromEntries(
    (problem?.errors ?? []).map(({ pointer, message, code = '' }) => [pointer.slice(1), refused[code] ?? message]),
  )
}

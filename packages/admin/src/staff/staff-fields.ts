import type { AdminService, TimeOff } from '@openslot/core/wire'
import { type TemplateResult, html, nothing } from 'lit'
import { choice, field, tickBox } from '../forms/fields.js'
import type { Faults, Values } from '../forms/form.js'
import '../hours/hours-field.js'
import '../hours/special-days-field.js'
import type { OpenedDay } from '../hours/special-days-field.js'
import { formatTime } from '../i18n/format.js'
import type { Speech } from '../i18n/language.js'
import { todayIn } from '../time/wall-clock.js'

export interface HoursFieldsOptions {
  readonly speech: Speech
  /** What the fields begin with. */
  readonly values: Values
  /** What stands in them now, where that decides on others. */
  readonly typed: Values
  readonly faults: Faults
  /** The zone of whose hours these are. */
  readonly timeZone: string
  /** The reader's. */
  readonly hereZone: string
  readonly timeOff: readonly TimeOff[]
  readonly now: number
  readonly onOpenDay: (opened: OpenedDay) => void
}

export interface StaffFieldsOptions extends HoursFieldsOptions {
  readonly services: readonly AdminService[]
  /** Their name in addresses is made of their name. */
  readonly isNew: boolean
}

const section = (title: string, content: TemplateResult): TemplateResult =>
  html`<fieldset class="card">
    <legend><h2>${title}</h2></legend>
    ${content}
  </fieldset>`

const at = (name: string, { values, faults }: Pick<HoursFieldsOptions, 'values' | 'faults'>) => ({
  name,
  value: values[name] ?? '',
  faults,
})

/** When somebody works: the week, and the days that are not like it. */
export function hoursFields(options: HoursFieldsOptions): TemplateResult {
  const { speech, values, typed, faults, timeZone, hereZone, timeOff, now, onOpenDay } = options
  const { hours: words } = speech.words
  const place = timeZone.replaceAll('_', ' ')
  const isElsewhere = formatTime(now, timeZone, speech) !== formatTime(now, hereZone, speech)
  return html`${section(
    words.weekTitle,
    html`<p class="hint">
        ${words.weekLead(place)}
        ${isElsewhere ? words.zoneElsewhere(place, formatTime(now, timeZone, speech)) : nothing}
      </p>
      <hours-field .speech=${speech} .value=${values['hours']} .fault=${faults['hours']}></hours-field>`,
  )}
  ${section(
    words.specialTitle,
    html`<p class="hint">${words.specialLead}</p>
      <special-days-field
        .speech=${speech}
        .value=${values['overrides']}
        .hours=${typed['hours'] ?? '[]'}
        .timeOff=${timeOff}
        .timeZone=${timeZone}
        .today=${todayIn(timeZone, now)}
        .fault=${faults['overrides']}
        .onOpen=${onOpenDay}
      ></special-days-field>`,
  )}`
}

/** Who somebody is. */
export function whoFields(options: StaffFieldsOptions): TemplateResult {
  const { staff, common } = options.speech.words
  const { fields, hints } = staff
  const zones = new Set([options.values['timeZone'] ?? '', ...Intl.supportedValuesOf('timeZone')])
  return section(
    staff.sections.who,
    html`<div class="pair">
        ${field({ ...at('name', options), label: fields.name })}
        ${field({ ...at('email', options), label: fields.email, type: 'email', hint: hints.email })}
        ${field({ ...at('phone', options), label: fields.phone, type: 'tel', optional: common.optional })}
        ${choice({
          ...at('timeZone', options),
          label: fields.timeZone,
          hint: hints.zone,
          choices: [...zones].map((zone) => [zone, zone.replaceAll('_', ' ')]),
        })}
      </div>
      ${field({ ...at('avatarUrl', options), label: fields.avatarUrl, inputMode: 'url', optional: common.optional })}`,
  )
}

/** What they give, how much of it, and what they are called in addresses. */
export function workFields(options: StaffFieldsOptions): TemplateResult {
  const { speech, services, values, isNew } = options
  const { sections, fields, hints } = speech.words.staff
  const offered = services.filter(({ active, slug }) => active || values[`service-${slug}`] === 'on')
  const cap = (name: 'capDay' | 'capWeek' | 'capMonth'): TemplateResult =>
    field({ ...at(name, options), label: fields[name], inputMode: 'numeric' })
  return html`${section(
    sections.services,
    html`<div class="ticks">
        ${offered.map(({ slug, name }) =>
          tickBox({ name: `service-${slug}`, label: name, isTicked: values[`service-${slug}`] === 'on' }),
        )}
      </div>
      ${offered.length === 0 ? html`<p>${hints.noServices}</p>` : nothing}`,
  )}
  ${section(
    sections.limits,
    html`<div class="trio">${cap('capDay')} ${cap('capWeek')} ${cap('capMonth')}</div>
      <p class="hint">${hints.caps}</p>`,
  )}
  ${
    isNew
      ? nothing
      : section(
          sections.address,
          field({ ...at('slug', options), label: fields.slug, hint: hints.slug, type: 'search' }),
        )
  }`
}

import type { AdminStaffMember } from '@openslot/core/wire'
import { type TemplateResult, html, nothing } from 'lit'
import { choice, field, lines, tickBox } from '../forms/fields.js'
import type { Faults, Values } from '../forms/form.js'
import { formatSpan } from '../i18n/duration.js'
import type { Speech } from '../i18n/language.js'
import { currencies } from '../setup/money.js'
import { type PlaceKind, numberOrNull } from './service-values.js'

const LENGTHS = [10, 15, 20, 30, 45, 60, 75, 90, 120, 180, 240, 480]
const BUFFERS = [0, 5, 10, 15, 20, 30, 45, 60, 90, 120]
const INTERVALS = [5, 10, 15, 20, 30, 60, 120]
const NOTICES = [0, 30, 60, 120, 240, 720, 1440, 2880, 4320, 10_080, 20_160]
const CUTOFFS = [0, 60, 120, 240, 720, 1440, 2880, 4320, 10_080]
const WINDOWS = [0, 7, 14, 30, 60, 90, 180, 365]
const REMINDERS = [10_080, 2880, 1440, 120, 60, 30]

export interface ServiceFieldsOptions {
  readonly speech: Speech
  /** What the fields begin with. */
  readonly values: Values
  /** What stands in them now, where that decides on others. */
  readonly typed: Values
  readonly faults: Faults
  readonly staff: readonly AdminStaffMember[]
  /** What notice and window come to. */
  readonly effect: string
  /** Its name in addresses is made of its name. */
  readonly isNew: boolean
}

/** Everything that can be said of a service, the first things first. */
export const serviceFields = (options: ServiceFieldsOptions): TemplateResult =>
  html`${whatFields(options)} ${whoFields(options)} ${lengthFields(options)} ${whenFields(options)}
  ${afterFields(options)} ${limitFields(options)} ${options.isNew ? nothing : addressField(options)}`

const section = (title: string, content: TemplateResult): TemplateResult =>
  html`<fieldset class="card">
    <legend><h2>${title}</h2></legend>
    ${content}
  </fieldset>`

function whatFields({ speech, values, typed, faults }: ServiceFieldsOptions): TemplateResult {
  const { services, common, setup } = speech.words
  const { fields, hints, places } = services
  const kind = (typed['place'] ?? values['place'] ?? 'none') as PlaceKind
  return section(
    services.sections.what,
    html`${field({ ...at('name', values, faults), label: fields.name })}
      ${lines({ ...at('description', values, faults), label: fields.description, optional: common.optional })}
      <div class="side-by-side">
        ${field({
          ...at('price', values, faults),
          label: fields.price,
          hint: setup.priceHint,
          optional: common.optional,
          inputMode: 'decimal',
        })}
        ${choice({
          ...at('currency', values, faults),
          label: setup.currency,
          choices: currencies().map((code) => [code, code]),
        })}
      </div>
      ${choice({
        ...at('place', values, faults),
        label: fields.place,
        choices: Object.entries(places),
        ...(kind === 'phone' && { hint: hints.phone }),
      })}
      ${
        kind === 'none'
          ? nothing
          : field({
              ...at('placeText', values, faults),
              label: kind === 'in-person' ? fields.placeText : fields.placeNote,
              optional: common.optional,
            })
      }
      ${
        kind === 'video' || kind === 'other' || values['placeUrl'] !== ''
          ? field({
              ...at('placeUrl', values, faults),
              label: fields.placeUrl,
              inputMode: 'url',
              optional: common.optional,
            })
          : nothing
      }`,
  )
}

function whoFields({ speech, values, typed, faults, staff }: ServiceFieldsOptions): TemplateResult {
  const { services } = speech.words
  const offered = staff.filter(({ active, slug }) => active || values[`staff-${slug}`] === 'on')
  const ticked = offered.filter(({ slug }) => typed[`staff-${slug}`] === 'on').length
  return section(
    services.sections.who,
    html`<div class="ticks">
        ${offered.map(({ slug, name }) =>
          tickBox({ name: `staff-${slug}`, label: name, isTicked: values[`staff-${slug}`] === 'on' }),
        )}
      </div>
      ${offered.length === 0 ? html`<p>${services.noStaff}</p>` : nothing}
      ${ticked === 0 ? html`<p class="hint">${services.nobodyLead}</p>` : nothing}
      <div ?hidden=${offered.length < 2} class="pair">
        ${choice({
          ...at('staffing', values, faults),
          label: services.fields.staffing,
          choices: Object.entries(services.staffing),
        })}
        ${choice({
          ...at('assignment', values, faults),
          label: services.fields.assignment,
          choices: Object.entries(services.assignment),
        })}
      </div>`,
  )
}

function lengthFields(options: ServiceFieldsOptions): TemplateResult {
  const { speech, values, faults } = options
  const { services, common } = speech.words
  const { fields, hints } = services
  return section(
    services.sections.length,
    html`<div class="pair">
      ${spans('durationMinutes', LENGTHS, options)}
      ${field({
        ...at('durations', values, faults),
        label: fields.durations,
        hint: hints.durations,
        optional: common.optional,
      })}
      ${spans('bufferBeforeMinutes', BUFFERS, options, { 0: services.noBuffer })}
      ${spans('bufferAfterMinutes', BUFFERS, options, { 0: services.noBuffer }, hints.buffer)}
    </div>`,
  )
}

function whenFields(options: ServiceFieldsOptions): TemplateResult {
  const { speech, values, faults, effect } = options
  const { services, common } = speech.words
  const { fields, hints } = services
  const days = (count: number): string => (count === 0 ? services.today : formatSpan(count * 1440, speech.locale))
  return section(
    services.sections.when,
    html`<div class="pair">
        ${spans('minimumNoticeMinutes', NOTICES, options, { 0: services.noNotice })}
        ${choice({
          ...at('bookingWindowDays', values, faults),
          label: fields.bookingWindowDays,
          choices: [
            ...withOwn(WINDOWS, values['bookingWindowDays']).map((count) => [String(count), days(count)] as const),
            ['', services.noWindow],
          ],
        })}
      </div>
      <p class="good" role="status">${effect}</p>
      <div class="pair">
        ${choice({
          ...at('slotIntervalMinutes', values, faults),
          label: fields.slotIntervalMinutes,
          hint: hints.slotInterval,
          choices: [
            ['', services.itsLength],
            ...withOwn(INTERVALS, values['slotIntervalMinutes']).map(
              (minutes) => [String(minutes), formatSpan(minutes, speech.locale)] as const,
            ),
          ],
        })}
        ${field({
          ...at('bookUntil', values, faults),
          label: fields.bookUntil,
          type: 'date',
          hint: hints.until,
          optional: common.optional,
        })}
        ${field({
          ...at('bookingWindowBusinessDays', values, faults),
          label: fields.bookingWindowBusinessDays,
          inputMode: 'numeric',
          hint: hints.noLimit,
          optional: common.optional,
        })}
      </div>`,
  )
}

function afterFields(options: ServiceFieldsOptions): TemplateResult {
  const { speech, values, faults } = options
  const { services, common } = speech.words
  const { fields, hints } = services
  const offsets = withOwn(
    REMINDERS,
    ...Object.keys(values)
      .filter((name) => name.startsWith('reminder-'))
      .map((name) => name.slice('reminder-'.length)),
  ).toReversed()
  const cutoffs = (name: string): TemplateResult =>
    choice({
      ...at(name, values, faults),
      label: fields[name as keyof typeof fields],
      choices: withOwn(CUTOFFS, values[name]).map((minutes) => [
        String(minutes),
        minutes === 0 ? services.untilStart : services.untilBefore(formatSpan(minutes, speech.locale)),
      ]),
    })
  return section(
    services.sections.after,
    html`${tickBox({
        name: 'requiresApproval',
        label: fields.requiresApproval,
        isTicked: values['requiresApproval'] === 'on',
      })}
      <div class="pair">
        ${cutoffs('cancelCutoffMinutes')} ${cutoffs('rescheduleCutoffMinutes')}
        ${field({
          ...at('maxMoves', values, faults),
          label: fields.maxMoves,
          inputMode: 'numeric',
          hint: hints.noLimit,
          optional: common.optional,
        })}
      </div>
      <div role="group" aria-labelledby="reminders">
        <p class="label" id="reminders">${services.reminders}</p>
        <div class="ticks">
          ${offsets.map((offset) =>
            tickBox({
              name: `reminder-${offset}`,
              label: services.before(formatSpan(offset, speech.locale)),
              isTicked: values[`reminder-${offset}`] === 'on',
            }),
          )}
        </div>
      </div>`,
  )
}

function limitFields({ speech, values, faults }: ServiceFieldsOptions): TemplateResult {
  const { services } = speech.words
  const { fields, hints } = services
  const count = (name: 'capacity' | 'maxGuests' | 'capDay' | 'capWeek' | 'capMonth', hint?: string): TemplateResult =>
    field({
      ...at(name, values, faults),
      label: fields[name],
      inputMode: 'numeric',
      ...(hint !== undefined && { hint }),
    })
  return section(
    services.sections.limits,
    html`<div class="pair">${count('capacity', hints.capacity)} ${count('maxGuests')}</div>
      <div class="trio">${count('capDay')} ${count('capWeek')} ${count('capMonth')}</div>
      <p class="hint">${hints.noLimit}</p>`,
  )
}

function addressField({ speech, values, faults }: ServiceFieldsOptions): TemplateResult {
  const { sections, fields, hints } = speech.words.services
  return section(
    sections.address,
    field({ ...at('slug', values, faults), label: fields.slug, hint: hints.slug, type: 'search' }),
  )
}

function spans(
  name: 'durationMinutes' | 'bufferBeforeMinutes' | 'bufferAfterMinutes' | 'minimumNoticeMinutes',
  usual: readonly number[],
  { speech, values, faults }: ServiceFieldsOptions,
  said: Readonly<Record<number, string>> = {},
  hint?: string,
): TemplateResult {
  return choice({
    ...at(name, values, faults),
    label: speech.words.services.fields[name],
    choices: withOwn(usual, values[name]).map((minutes) => [
      String(minutes),
      said[minutes] ?? formatSpan(minutes, speech.locale),
    ]),
    ...(hint !== undefined && { hint }),
  })
}

const at = (name: string, values: Values, faults: Faults) => ({ name, value: values[name] ?? '', faults })

/** The usual ones, and whatever it is now. */
const withOwn = (usual: readonly number[], ...own: readonly (string | undefined)[]): readonly number[] =>
  [...new Set([...usual, ...own.map((text) => numberOrNull(text ?? '')).filter((value) => value !== null)])].toSorted(
    (a, b) => a - b,
  )

import type { AdminService, AdminStaffMember } from '@openslot/core/wire'
import type { Values } from '../forms/form.js'
import { readSpecialDays, tidied, writeSpecialDays } from '../hours/special-days.js'
import { hoursOf, readHours, weekOf, writeHours } from '../hours/week.js'
import { numberOrNull } from '../services/service-values.js'

/** What the form is about. */
export type EditedMember = Omit<AdminStaffMember, 'id' | 'active'>

/** Fields that hold one whole number, or nothing. */
export const CAPS = { capDay: 'day', capWeek: 'week', capMonth: 'month' } as const

/** A staff member as the form's fields have them. Each service that they give is a tick of its own. */
export const valuesOf = (member: EditedMember, services: readonly AdminService[]): Values => ({
  ...hoursValuesOf(member),
  name: member.name,
  slug: member.slug,
  email: member.email,
  phone: member.phone ?? '',
  avatarUrl: member.avatarUrl ?? '',
  timeZone: member.timeZone,
  capDay: orNothing(member.caps.day),
  capWeek: orNothing(member.caps.week),
  capMonth: orNothing(member.caps.month),
  ...Object.fromEntries(
    services.filter(({ staff }) => staff.includes(member.slug)).map(({ slug }) => [`service-${slug}`, 'on']),
  ),
})

/** What everybody may change of their own entry. */
export const hoursValuesOf = ({ hours, overrides }: Pick<EditedMember, 'hours' | 'overrides'>): Values => ({
  hours: writeHours(hoursOf(weekOf(hours))),
  overrides: writeSpecialDays(tidied(overrides)),
})

export const hoursIn = (values: Values): Pick<EditedMember, 'hours' | 'overrides'> => ({
  hours: readHours(values['hours'] ?? '[]'),
  overrides: readSpecialDays(values['overrides'] ?? '[]'),
})

export function memberOf(values: Values): EditedMember {
  const text = (name: string): string => (values[name] ?? '').trim()
  const cap = (name: keyof typeof CAPS): number | null => numberOrNull(text(name))
  return {
    ...hoursIn(values),
    name: text('name'),
    slug: text('slug'),
    email: text('email'),
    phone: text('phone') || null,
    avatarUrl: text('avatarUrl') || null,
    timeZone: text('timeZone'),
    caps: { day: cap('capDay'), week: cap('capWeek'), month: cap('capMonth') },
  }
}

/** The services whose staff the form changes. */
export const servicesChanged = (
  values: Values,
  services: readonly AdminService[],
  slug: string,
): readonly AdminService[] =>
  services.filter((service) => service.staff.includes(slug) !== ((values[`service-${service.slug}`] ?? '') !== ''))

const orNothing = (value: number | null): string => (value === null ? '' : String(value))

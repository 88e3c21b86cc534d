import { slugOf } from '@openslot/core'
import type { AdminService, AdminStaffMember } from '@openslot/core/wire'
import type { NewService } from '../api/api.js'
import type { Answer } from '../api/http.js'
import type { Desk } from '../desk.js'
import { Once, orNone } from '../forms/once.js'
import { changesOf } from '../services/service-values.js'

/** When somebody can be booked. */
export type Times = Pick<AdminStaffMember, 'hours' | 'timeZone'>

export const hasHours = ({ active, hours, overrides }: AdminStaffMember): boolean =>
  active && hours.length + overrides.length > 0

/** Makes what lets customers book, each of it once. Whoever had hours before keeps them. */
export class OpenShop {
  readonly #desk: () => Desk
  /** Who was made, or got their first hours, by an earlier try. */
  #ownId: string | null = null
  readonly #member = new Once<string, AdminStaffMember>()
  readonly #service = new Once<string, Answer<AdminService>>()

  constructor(desk: () => Desk) {
    this.#desk = desk
  }

  /** @param times the owner's, where nobody has hours yet; else everybody who has gives it */
  async open(service: Omit<NewService, 'slug' | 'staff'>, times: Times | null): Promise<void> {
    const { api } = this.#desk()
    const givers = times === null ? (await api.staff()).filter(hasHours) : [await this.#owner(times)]
    const staff = givers.map(({ slug }) => slug)
    await this.#service.run({
      key: async () => slugOf(service.name, 'service', slugsOf(await api.services())),
      make: (slug) => api.createService({ ...service, slug, staff }),
      find: async (slug) => {
        const found = await orNone(api.service(slug))
        if (!found) return undefined
        const seen: Partial<AdminService> = found.value
        return api.changeService(found.value.id, changesOf({ ...service, staff }, seen), found.etag)
      },
    })
  }

  async #owner(times: Times): Promise<AdminStaffMember> {
    const { api, session } = this.#desk()
    const { name, email } = session.user
    const staff = await api.staff()
    const own = staff.find((one) => one.active && one.email.toLowerCase() === email.toLowerCase())
    const id = this.#ownId ?? (own && !hasHours(own) ? own.id : null)
    const member =
      id === null
        ? await this.#member.run({
            key: () => slugOf(name, 'staff', slugsOf(staff)),
            make: async (slug) => (await api.createStaffMember({ slug, name, email, ...times })).value,
            find: async (slug) => {
              const found = await orNone(api.staffMember(slug))
              return found && this.#change(found, times)
            },
          })
        : await this.#change(await api.staffMember(id), times)
    this.#ownId = member.id
    return member
  }

  async #change({ value, etag }: Answer<AdminStaffMember>, times: Times): Promise<AdminStaffMember> {
    return (await this.#desk().api.changeStaffMember(value.id, times, etag)).value
  }
}

const slugsOf = (some: readonly { readonly slug: string }[]): string[] => some.map(({ slug }) => slug)

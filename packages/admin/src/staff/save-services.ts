import type { AdminService } from '@openslot/core/wire'
import type { Api } from '../api/api.js'
import { ApiError } from '../api/api-error.js'

/** Services that couldn't be changed after the person was saved. */
export class PartlySaved extends Error {
  readonly services: readonly string[]

  constructor(services: readonly string[], cause: unknown) {
    super(`Not saved: ${services.join(', ')}`, { cause })
    this.name = 'PartlySaved'
    this.services = services
  }
}

/**
 * Puts somebody among those who give a service, or takes them out. Nobody else's place in the order changes, whatever
 * was saved there meanwhile.
 */
export async function saveServices(
  api: Api,
  slug: string,
  changed: readonly { readonly service: AdminService; readonly gives: boolean }[],
): Promise<void> {
  const failed: string[] = []
  let cause: unknown
  for (const { service, gives } of changed) {
    try {
      await saveOne(api, service.id, slug, gives)
    } catch (error) {
      failed.push(service.name)
      cause = error
    }
  }
  if (failed.length > 0) throw new PartlySaved(failed, cause)
}

async function saveOne(api: Api, id: string, slug: string, gives: boolean, tries = 2): Promise<void> {
  const { value, etag } = await api.service(id)
  const others = value.staff.filter((one) => one !== slug)
  const staff = gives ? (value.staff.includes(slug) ? value.staff : [...others, slug]) : others
  try {
    await api.changeService(id, { staff }, etag)
  } catch (error) {
    const isOvertaken = error instanceof ApiError && error.code === 'precondition-failed'
    if (!isOvertaken || tries <= 1) throw error
    await saveOne(api, id, slug, gives, tries - 1)
  }
}

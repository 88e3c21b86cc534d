import {
  type Service,
  type ServicesResponse,
  type StaffSummary,
  customerPhone,
  servicesResponse,
} from '@openslot/core/wire'
import { Hono } from 'hono'
import type { ServerContext } from '../context.js'
import { describe } from '../http/describe.js'
import type { CatalogService, CatalogStaff } from './catalog.js'
import { durationsOf } from './durations.js'

export const catalogRoutes = ({ storage, sendsTexts }: ServerContext): Hono =>
  new Hono().get(
    '/v1/services',
    describe({
      summary: 'List the services that can be booked',
      tag: 'Booking',
      success: { status: 200, description: 'Every active service and who gives it', schema: servicesResponse },
    }),
    async (c) => {
      const services = await storage.catalog.listServices()
      c.header('Cache-Control', 'no-cache')
      return c.json({
        services: services.map((service) => presentService(service, sendsTexts)),
      } satisfies ServicesResponse)
    },
  )

const presentService = (service: CatalogService, sendsTexts: boolean): Service => ({
  id: service.id,
  slug: service.slug,
  name: service.name,
  description: service.description,
  durationMinutes: service.durationMinutes,
  durations: durationsOf(service),
  slotIntervalMinutes: service.slotIntervalMinutes,
  price: service.price,
  location: service.location,
  guestsAllowed: service.maxGuests > 0,
  maxGuests: service.maxGuests,
  capacity: service.capacity,
  staffing: service.staffing,
  requiresApproval: service.requiresApproval,
  cancelCutoffMinutes: service.cancelCutoffMinutes,
  rescheduleCutoffMinutes: service.rescheduleCutoffMinutes,
  maxMoves: service.maxMoves,
  color: service.color,
  customerPhone: customerPhone(service.location, sendsTexts),
  questions: [...service.questions],
  staff: service.staff.map(presentStaff),
})

const presentStaff = ({ id, slug, name, avatarUrl, timeZone }: CatalogStaff): StaffSummary => ({
  id,
  slug,
  name,
  avatarUrl,
  timeZone,
})

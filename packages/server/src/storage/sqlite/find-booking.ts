import { asc, eq } from 'drizzle-orm'
import type { StoredBooking } from '../../bookings/store.js'
import type { CatalogService, CatalogStaff } from '../../catalog/catalog.js'
import { findServiceById, toStaff } from './catalog-store.js'
import type { SqliteDb } from './db.js'
import { arg, prepared } from './prepared.js'
import { toPrice } from './price-columns.js'
import { appointmentStaff, appointments, bookings, staff } from './schema.js'

/** @param known its service, when that was read in the same transaction */
export function findBooking(db: SqliteDb, id: string, known?: CatalogService): StoredBooking | undefined {
  const row = bookingById(db).get({ id })
  const service = row && (known ?? findServiceById(db, row.appointments.serviceId))
  if (!service) return undefined
  const { startMs, endMs, staffId } = row.appointments
  const first = toStaff(row.staff)
  const team = teamOf(db, row.appointments.id)
  return {
    ...row.bookings,
    start: startMs,
    end: endMs,
    staffId,
    ...asBooked(row.bookings, service),
    confirmBy: row.bookings.confirmByMs,
    ...(team.length > 1 && { staffIds: team.map((member) => member.id) }),
    service,
    staff: first,
    team: team.length > 0 ? team : [first],
  }
}

/** What it cost and what was asked. */
const asBooked = (
  row: typeof bookings.$inferSelect,
  { price, questions }: CatalogService,
): Pick<StoredBooking, 'price' | 'questions'> =>
  row.questions === null ? { price, questions } : { price: toPrice(row), questions: row.questions }

const bookingById = prepared((db) =>
  db
    .select({ bookings, appointments, staff })
    .from(bookings)
    .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .innerJoin(staff, eq(staff.id, appointments.staffId))
    .where(eq(bookings.id, arg('id')))
    .prepare(),
)

const teamOf = (db: SqliteDb, appointmentId: string): CatalogStaff[] =>
  staffOfAppointment(db)
    .all({ appointmentId })
    .map((row) => toStaff(row.staff))

const staffOfAppointment = prepared((db) =>
  db
    .select({ staff })
    .from(appointmentStaff)
    .innerJoin(staff, eq(staff.id, appointmentStaff.staffId))
    .where(eq(appointmentStaff.appointmentId, arg('appointmentId')))
    .orderBy(asc(appointmentStaff.position))
    .prepare(),
)

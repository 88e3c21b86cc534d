import { Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { adminTokenRoutes } from './admin-tokens/admin-routes.js'
import { explanationRoutes } from './availability/explanation-routes.js'
import { slotRoutes } from './availability/routes.js'
import { adminBookingActions } from './bookings/admin-action-routes.js'
import { adminBookingRoutes } from './bookings/admin-routes.js'
import { bookingRoutes } from './bookings/routes.js'
import { adminCalendarRoutes } from './calendars/admin-routes.js'
import { calendarBusyRoutes } from './calendars/busy-routes.js'
import { feedRoutes } from './calendars/feed-routes.js'
import { calendarOAuthRoutes } from './calendars/oauth-routes.js'
import { calendarChangeRoutes } from './calendars/change-routes.js'
import { catalogAdminRoutes } from './catalog/admin-routes.js'
import { catalogRoutes } from './catalog/routes.js'
import { challengeRoutes } from './challenges/routes.js'
import type { ServerContext } from './context.js'
import { customerRoutes } from './customers/admin-routes.js'
import type { Mailbox } from './demo/mailbox.js'
import { demoPages } from './demo/pages.js'
import { holdRoutes } from './holds/routes.js'
import { adminAuth } from './http/admin-auth.js'
import { limitBody } from './http/body-limit.js'
import { publicCors } from './http/cors.js'
import { healthRoutes } from './http/health-routes.js'
import { methodsAt } from './http/methods.js'
import { answerError, methodNotAllowed, notFound, problemResponse } from './http/problem.js'
import { limitWrites } from './http/rate-limit.js'
import { requestLog } from './http/request-log.js'
import { createMetrics } from './metrics/metrics.js'
import { metricsRoutes } from './metrics/routes.js'
import { settingsRoutes } from './settings/admin-routes.js'
import { securityHeaders } from './http/security-headers.js'
import { adminMessageRoutes } from './outbox/admin-routes.js'
import { adminPage } from './pages/admin-page.js'
import { assetRoutes } from './pages/assets.js'
import { appearanceSheet } from './pages/appearance.js'
import { bookingPages } from './pages/booking-pages.js'
import { goneAnswer } from './pages/gone-page.js'
import { isVisit } from './pages/is-visit.js'
import { referencePages } from './pages/reference-page.js'
import { themingPage } from './pages/theming-page.js'
import { userRoutes } from './users/admin-routes.js'
import { sessionRoutes } from './users/routes.js'
import { sessionCaller } from './users/session-caller.js'
import { adminWebhookRoutes } from './webhooks/admin-routes.js'

export interface AppOptions {
  readonly context: ServerContext
  /** Where the widget's built files are. */
  readonly widgetDirectory: string
  /** Where the admin page's built files are. */
  readonly adminDirectory: string
  /** Where the pages' own styles and scripts are. */
  readonly pagesDirectory: string
  /** Origins that may embed the widget, or have a booking page in a frame; `null`: any. */
  readonly allowedOrigins: readonly string[] | null
  /** With one, the demo's pages are served. */
  readonly demoMailbox: Mailbox | null
}

/** The whole server as one Hono app. It opens no port and starts no timer: see `cli/serve.ts`. */
export async function createApp({
  context,
  widgetDirectory,
  adminDirectory,
  pagesDirectory,
  allowedOrigins,
  demoMailbox,
}: AppOptions): Promise<Hono> {
  const app = new Hono()
  const metrics = createMetrics(context)
  app.onError(answerError)
  const gone = goneAnswer(context)
  app.notFound((c) => {
    const methods = methodsAt(app, c.req.path)
    const isKnown = methods.length > 0 && !methods.includes(c.req.method)
    if (isKnown) return problemResponse(c, methodNotAllowed(methods))
    c.header('Vary', 'Accept', { append: true })
    return isVisit(c) ? gone(c, []) : problemResponse(c, notFound())
  })
  app.use(requestLog(metrics.answered))
  // Who asks for nothing compressed gets the answer as it is; `compress` would make it anew for a header.
  const compressed = compress()
  app.use((c, next) => (c.req.header('Accept-Encoding') === undefined ? next() : compressed(c, next)))
  app.use(securityHeaders(context.publicUrl))
  const forPublic =
    (middleware: MiddlewareHandler): MiddlewareHandler =>
    (c, next) =>
      /^\/v1\/(?:admin|session|setup)(?:\/|$)/.test(c.req.path) ? next() : middleware(c, next)
  app.use('/v1/*', forPublic(publicCors(allowedOrigins)))
  app.use('/v1/*', forPublic(limitWrites(context.throttle)))
  app.use('/v1/*', limitBody)
  const forAdmins = adminAuth(context, sessionCaller(context))
  app.use('/v1/admin/*', forAdmins)
  app.use('/metrics', forAdmins)
  app.route('/', catalogRoutes(context))
  app.route('/', slotRoutes(context))
  app.route('/', explanationRoutes(context))
  app.route('/', challengeRoutes(context))
  app.route('/', bookingRoutes(context))
  app.route('/', holdRoutes(context))
  app.route('/', adminBookingRoutes(context))
  app.route('/', adminMessageRoutes(context))
  app.route('/', adminWebhookRoutes(context))
  app.route('/', adminBookingActions(context))
  app.route('/', catalogAdminRoutes(context))
  app.route('/', adminCalendarRoutes(context))
  app.route('/', calendarBusyRoutes(context))
  app.route('/', feedRoutes(context))
  app.route('/', calendarOAuthRoutes(context))
  app.route('/', calendarChangeRoutes(context))
  app.route('/', customerRoutes(context))
  app.route('/', settingsRoutes(context))
  app.route('/', adminTokenRoutes(context))
  app.route('/', userRoutes(context))
  app.route('/', sessionRoutes(context))
  app.route('/', healthRoutes(context))
  app.route('/', metricsRoutes(metrics))
  app.route('/', referencePages(app))
  app.route('/', await assetRoutes(widgetDirectory, pagesDirectory))
  app.route('/', await adminPage(adminDirectory))
  if (demoMailbox) app.route('/', demoPages(demoMailbox, context))
  app.route('/', bookingPages(context, allowedOrigins))
  app.route('/', appearanceSheet(context))
  app.route('/', themingPage())
  return app
}

import { Hono } from 'hono'
import { describe } from '../http/describe.js'
import type { Metrics } from './metrics.js'

export const metricsRoutes = (metrics: Metrics): Hono =>
  new Hono().get(
    '/metrics',
    describe({
      summary: 'What a monitor wants to know',
      description:
        'For Prometheus: answers by route, what happens to bookings, the outbox, outside calendars, the process.',
      tag: 'Operations',
      token: 'admin',
      success: { status: 200, description: 'In the text format of Prometheus', mediaType: 'text/plain' },
      problems: ['unauthorized', 'forbidden'],
    }),
    async (c) => c.text(await metrics.text(), 200, { 'Content-Type': metrics.contentType }),
  )

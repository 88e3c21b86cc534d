import { METHODS } from 'hono/router'
import type { Hono } from 'hono'

/** The methods that routes of `app` answer at this path; those of middleware don't count. */
export function methodsAt(app: Hono, path: string): string[] {
  const names = METHODS.map((method) => method.toUpperCase())
  const answered = names.filter((method) =>
    app.router.match(method, path)[0].some(([[, route]]) => route.method === method),
  )
  return answered.includes('GET') ? [...answered, 'HEAD'].toSorted() : answered.toSorted()
}

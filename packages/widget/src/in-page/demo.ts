import { demoLink } from '../api/demo-link.js'
import type { Send } from '../api/http.js'
import { demoCatalog } from './demo-catalog.js'
import { type InPageServer, createInPageServer } from './server.js'

/** One for all elements of the page: what is booked in one is taken in the others. */
let salon: InPageServer | undefined

const openSalon = (): InPageServer =>
  createInPageServer({
    catalog: demoCatalog(),
    linksTo: ({ id, token, file }) => ({
      manageUrl: demoLink({ id, token }),
      calendarUrl: `data:text/calendar;charset=utf-8,${encodeURIComponent(file())}`,
    }),
  })

export const answer: Send = async (request) => {
  salon ??= openSalon()
  const response = await salon.handle(request)
  request.signal.throwIfAborted()
  return response
}

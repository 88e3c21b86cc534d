import { ProblemError, answerJson, answerProblem } from './answers.js'
import { makeBooking } from './bookings.js'
import type { Call } from './call.js'
import { cancelBooking, confirmBooking, moveBooking, sendCalendarFile, showBooking } from './changes.js'
import { makeHold, releaseHold } from './holds.js'
import { listSlots } from './slots.js'
import type { World } from './world.js'

export interface Route {
  readonly endpoint: Endpoint
  readonly method: string
  /** Below `/v1/`; `:id` stands for anything. */
  readonly path: readonly string[]
  readonly answer: (world: World, call: Call, id: string) => Response
}

/** The calls of the API, by what they are about. */
export type Endpoint =
  | 'services'
  | 'slots'
  | 'holds'
  | 'release'
  | 'bookings'
  | 'booking'
  | 'confirm'
  | 'reschedule'
  | 'cancel'
  | 'calendar'

const route = (endpoint: Endpoint, method: string, path: string, answer: Route['answer']): Route => ({
  endpoint,
  method,
  answer,
  path: path.split('/'),
})

const ROUTES: readonly Route[] = [
  route('services', 'GET', 'services', ({ shop }) =>
    answerJson({ services: shop.services.map(({ wire }) => wire) }, 200, { 'Cache-Control': 'no-cache' }),
  ),
  route('slots', 'GET', 'slots', listSlots),
  route('holds', 'POST', 'holds', makeHold),
  route('release', 'DELETE', 'holds/:id', releaseHold),
  route('bookings', 'POST', 'bookings', makeBooking),
  route('booking', 'GET', 'bookings/:id', showBooking),
  route('confirm', 'POST', 'bookings/:id/confirm', confirmBooking),
  route('reschedule', 'POST', 'bookings/:id/reschedule', moveBooking),
  route('cancel', 'POST', 'bookings/:id/cancel', cancelBooking),
  route('calendar', 'GET', 'bookings/:id/calendar.ics', sendCalendarFile),
]

const isAt = ({ path }: Call, { path: pattern }: Route): boolean =>
  path.length === pattern.length && pattern.every((part, index) => part === ':id' || part === path[index])

/** Whoever asks for the head of an answer gets it whole: the body is for the caller to leave away. */
const methodsOf = ({ method }: Route): readonly string[] => (method === 'GET' ? ['GET', 'HEAD'] : [method])

export const findRoute = (call: Call): Route | undefined =>
  ROUTES.find((candidate) => methodsOf(candidate).includes(call.method) && isAt(call, candidate))

/** Refusals are answers, too. */
export function answerCall(world: World, call: Call, { answer }: Route): Response {
  try {
    return answer(world, call, call.path[1] ?? '')
  } catch (error) {
    if (error instanceof ProblemError) return answerProblem(error.slug, error.message, error.extras)
    throw error
  }
}

/** For what no route answers. */
export function answerUnknown(call: Call | undefined): Response {
  const methods = call ? ROUTES.filter((candidate) => isAt(call, candidate)).flatMap(methodsOf) : []
  if (methods.length === 0) return answerProblem('not-found', 'There is nothing at this address.')
  const allowed = methods.join(', ')
  return answerProblem('method-not-allowed', `Use ${methods.join(' or ')} here.`, {}, { Allow: allowed })
}

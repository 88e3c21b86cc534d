import { delay } from 'msw'
import { problem } from './salon.js'
import type { Visitor } from './visitor.js'

export interface State {
  readonly name: string
  readonly attributes?: Readonly<Record<string, string>>
  /** Before the element is there. */
  readonly before?: () => void
  /** Resolves when it is on screen. */
  readonly lead: (ada: Visitor) => Promise<unknown>
}

/** An answer that doesn't come. */
export const never = async (): Promise<Response> => {
  await delay('infinite')
  return problem('unavailable')
}

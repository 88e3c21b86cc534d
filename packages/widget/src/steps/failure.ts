import type { TemplateResult } from 'lit/html.js'
import type { ApiError } from '../api/api-error.js'
import type { Visit } from '../visit.js'
import { type Action, type Explanation, notice, noticeSkeleton } from './notice.js'

/** An error in place of what couldn't be shown, with a button that tries again, and perhaps another way on. */
export function failure(
  visit: Visit,
  error: ApiError,
  retry: () => void,
  level: 2 | 3,
  otherwise?: Action,
): TemplateResult {
  const { words, troubles } = visit
  const unreached = unreachedText(visit, error)
  const explained = unreached ? undefined : troubles.want()?.explain(visit, error)
  if (!unreached && !explained && !troubles.hasFailed) return noticeSkeleton(words.loading)
  const again = (): void => {
    troubles.forgetFailure()
    retry()
  }
  return notice({
    // A server that answers and doesn't give the rest of the widget is as good as out of reach.
    said: unreached ?? explained ?? words.trouble.unreachable,
    action: [words.tryAgain, again],
    level,
    otherwise,
  })
}

/** What can be said at once, as nothing more can be fetched; `undefined`: the server has answered. */
export const unreachedText = ({ words }: Visit, { code }: ApiError): Explanation | undefined =>
  (words.trouble as { readonly [Code in ApiError['code']]?: Explanation })[code]

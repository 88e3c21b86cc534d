import { USER_HEADER } from '@openslot/core/wire'
import { type Api, createApi } from '../api/api.js'
import { ApiError } from '../api/api-error.js'
import type { Send } from '../api/http.js'

/**
 * Every answer to a screen passes here: a session that has ended shows in any of them. What was asked for then waits
 * until its person is back, and is asked for again, so that nothing fails that they have typed and sent. It has ended, too,
 * where somebody else has signed in meanwhile, in another tab.
 */
export class SessionWatch {
  readonly #send: Send
  readonly #userId: () => string | null
  readonly #onEnd: () => void
  #api: { readonly userId: string; readonly api: Api } | null = null
  #ended: { readonly isBack: Promise<boolean>; readonly tell: (isBack: boolean) => void } | null = null

  /** @param userId who is signed in, as far as the page knows */
  constructor(send: Send, userId: () => string | null, onEnd: () => void) {
    this.#send = send
    this.#userId = userId
    this.#onEnd = onEnd
  }

  get hasEnded(): boolean {
    return this.#ended !== null
  }

  /** For the screens of one person. */
  apiFor(userId: string): Api {
    if (this.#api?.userId !== userId) this.#api = { userId, api: createApi(this.#sendAs(userId)) }
    return this.#api.api
  }

  /** Once somebody else is here, nothing more is asked for: it would be done in their name. */
  readonly #sendAs =
    (userId: string): Send =>
    async (request) => {
      if (this.#userId() !== userId) throw new ApiError('unauthorized', 'Whoever asked for this is signed out.')
      request.headers.set(USER_HEADER, userId)
      const again = request.clone()
      const response = await this.#send(request)
      if (response.status !== 401 || this.#userId() !== userId) return response
      this.#ended ??= this.#end()
      return (await this.#ended.isBack) ? this.#send(again) : response
    }

  /** Somebody is signed in again: whether it is the person who waits for answers. */
  goOn(isSame: boolean): void {
    this.#ended?.tell(isSame)
    this.#ended = null
  }

  #end() {
    let tell!: (isBack: boolean) => void
    const isBack = new Promise<boolean>((resolve) => (tell = resolve))
    this.#onEnd()
    return { isBack, tell }
  }
}

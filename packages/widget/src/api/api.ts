import { type Call, type Send, call } from './http.js'

/** The way to one server's HTTP API. What is asked of it is told by the modules beside this one. */
export interface Api {
  /** Its address. */
  readonly server: string
  /** One call and its JSON. Fails with an `ApiError`, or with the signal's reason when it is aborted. */
  ask<T>(path: readonly string[], options: Call): Promise<T>
}

/** A booking's id and the secret that opens it. */
export interface BookingKey {
  readonly id: string
  readonly token: string
}

/** What is asked for, so far without a time. */
export interface Wish {
  readonly service: string
  readonly staff: string | undefined
  /** Minutes; `undefined`: the usual. */
  readonly duration: number | undefined
}

const overTheNetwork: Send = (request, init) => fetch(request, init)

/** @param server the server's address, absolute */
export function createApi(server: string, send = overTheNetwork): Api {
  const base = new URL('v1/', server.endsWith('/') ? server : `${server}/`)
  return {
    server,
    ask: (path, options) => call(new URL(path.map(encodeURIComponent).join('/'), base), options, send),
  }
}

export const authorization = ({ token }: { readonly token: string }): { readonly Authorization: string } => ({
  Authorization: `Bearer ${token}`,
})

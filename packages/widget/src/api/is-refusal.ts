import type { ApiError } from './api-error.js'

/**
 * Whether the server has said no, for good. Without an answer, or with one of a server in trouble, what was asked may be
 * done all the same; and 408 and 429 say nothing of an attempt whose answer was lost before.
 */
export const isRefusal = ({ status = 0 }: ApiError): boolean =>
  status >= 400 && status < 500 && status !== 408 && status !== 429

import * as v from 'valibot'
import { instantInput } from '../instant.js'

/** What narrows a list to a range: either end may be left open. */
export const rangeQuery = { from: v.optional(instantInput), to: v.optional(instantInput) }

/** @param range epoch ms */
export const isInOrder = ({ from, to }: { from?: number | undefined; to?: number | undefined }): boolean =>
  from === undefined || to === undefined || from <= to

export const OUT_OF_ORDER = '`to` must not be before `from`.'

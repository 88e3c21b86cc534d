import { notFound } from './problem.js'

/** For one kind of thing: passes on what was found of it, or says with `detail` that there is none and where to look. */
export const orNotFound =
  (detail: string) =>
  <T>(found: T | undefined | false): T => {
    if (found === undefined || found === false) throw notFound(detail)
    return found
  }

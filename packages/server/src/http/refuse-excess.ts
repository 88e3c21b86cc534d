import { ProblemError } from './problem.js'

/** @throws ProblemError `too-many-requests` unless `seconds` is 0 */
export function refuseExcess(seconds: number, what: string): void {
  if (seconds === 0) return
  throw new ProblemError(
    'too-many-requests',
    `There were too many ${what}. Try again ${inWords(seconds)}.`,
    {},
    { 'Retry-After': String(seconds) },
  )
}

const inWords = (seconds: number): string => {
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? 'in a minute' : `in ${minutes} minutes`
}

import * as v from 'valibot'
import { DEFAULT_LIMITS, LIMITED, type Limit, type Limited, type Limits } from './rate-limit.js'

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }
const MESSAGE = 'Use off, or limits such as address=120/10m,hold=40/10m,email=10/1h,sign-in=20/10m.'

/** `off` becomes `null`; limits that aren't named keep their defaults. */
export const rateLimitSetting = v.pipe(
  v.string(MESSAGE),
  v.rawTransform(({ dataset, addIssue, NEVER }): Limits | null => {
    const limits = parseLimits(dataset.value)
    if (limits !== undefined) return limits
    addIssue({ message: MESSAGE })
    return NEVER
  }),
)

function parseLimits(text: string): Limits | null | undefined {
  if (text.trim() === 'off') return null
  const limits: Record<Limited, Limit> = { ...DEFAULT_LIMITS }
  for (const part of text.split(',')) {
    const [, name, count, amount, unit = ''] =
      /^\s*([a-z-]+)\s*=\s*(\d{1,6})\s*\/\s*(\d{0,4})([smhd])\s*$/.exec(part) ?? []
    const windowMs = Number(amount === '' ? 1 : amount) * (UNIT_MS[unit] ?? 0)
    if (!LIMITED.includes(name as Limited) || Number(count) < 1 || windowMs < 1000) return undefined
    limits[name as Limited] = { count: Number(count), windowMs }
  }
  return limits
}

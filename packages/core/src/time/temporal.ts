import { Temporal as Polyfill } from 'temporal-polyfill'

/**
 * Temporal as the runtime has it, else the polyfill. Never installed on `globalThis`: the page belongs to its owner.
 * Only `zone.ts` uses it, to learn a zone's transitions; all else is arithmetic on epoch milliseconds.
 */
export const Temporal: typeof Polyfill = (globalThis as { Temporal?: typeof Polyfill }).Temporal ?? Polyfill

import { Temporal as Polyfill } from 'temporal-polyfill'

/**
 * Temporal as the runtime has it, else the polyfill: for the tests alone, which compare it with what the core learns
 * from `Intl`.
 */
export const Temporal: typeof Polyfill = (globalThis as { Temporal?: typeof Polyfill }).Temporal ?? Polyfill

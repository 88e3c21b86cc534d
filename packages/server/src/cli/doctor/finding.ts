/** What one look has found. The message says what it means, and for anything but `ok` what to do about it. */
export interface Finding {
  readonly check: Check
  readonly level: 'ok' | 'warning' | 'failure'
  readonly message: string
}

/** What is looked at, in this order. */
export const CHECKS = [
  'settings',
  'database',
  'secret',
  'clock',
  'address',
  'catalogue',
  'calendars',
  'mail',
  'text messages',
  'messages',
] as const

export type Check = (typeof CHECKS)[number]

type Find = (message: string) => Finding

/** The ways to say what one check has found. */
export const finder = (check: Check): { readonly ok: Find; readonly warning: Find; readonly failure: Find } => ({
  ok: (message) => ({ check, level: 'ok', message }),
  warning: (message) => ({ check, level: 'warning', message }),
  failure: (message) => ({ check, level: 'failure', message }),
})

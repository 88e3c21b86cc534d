/** Whose mails the demo’s are. */
export const DEMO_SENDER = { name: 'Linden Hair', email: 'book@linden.example' } as const

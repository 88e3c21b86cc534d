/**
 * What can't be read of an event that blocks, the worst first, and what it blocks instead:
 *
 * - `time`: when it is, or when else: nobody knows what it blocks
 * - `rule`: how it recurs: its time on every day from then on
 * - `zone`: where its clock hangs: its time in the calendar's own zone
 * - `length`: when it begins or ends: a day
 * - `exception`: which occurrence was taken out or moved: that one, too
 */
export const EVENT_FLAWS = ['time', 'rule', 'zone', 'length', 'exception'] as const

export type EventFlaw = (typeof EVENT_FLAWS)[number]

/** An event of a calendar that can't be read in full. */
export interface FlawedEvent {
  /** iCalendar's name for it, or the provider's: what it is about is nobody's business here. */
  readonly event: string
  readonly flaw: EventFlaw
}

export const worstFlaw = (flaws: Iterable<EventFlaw | null>): EventFlaw | null => {
  const found = new Set(flaws)
  return EVENT_FLAWS.find((flaw) => found.has(flaw)) ?? null
}

/** For administrators. */
export const FLAW_WORDS: Readonly<Record<EventFlaw, string>> = {
  time: 'When it is can’t be read: nobody knows what it blocks.',
  rule: 'How it recurs can’t be read: it blocks its time every day.',
  zone: 'Its time zone isn’t known: it blocks its time in the calendar’s own zone.',
  length: 'When it begins or ends can’t be read: it blocks a day.',
  exception: 'Which of its occurrences was moved or taken out can’t be read: that one blocks as well.',
}

const NAMED = 5
const LONGEST_NAME = 80

/** Names some of many events in a sentence, as far as they can be shown. */
export function namesOf(events: readonly Pick<FlawedEvent, 'event'>[]): string {
  const names = events.slice(0, NAMED).map(({ event }) => `“${shown(event)}”`)
  return [...names, ...(events.length > NAMED ? ['…'] : [])].join(', ')
}

const shown = (name: string): string => name.replaceAll(/\p{C}+/gu, ' ').slice(0, LONGEST_NAME)

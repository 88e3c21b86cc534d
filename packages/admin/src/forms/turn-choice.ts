import { type TemplateResult, nothing } from 'lit'
import type { Desk } from '../desk.js'
import type { Words } from '../i18n/en.js'
import { placeName, timesIn } from '../time/times.js'
import { areApart, clockText, instantsOf, turnOf, wallClockOf } from '../time/wall-clock.js'
import { choice } from './fields.js'
import { type Values, valuesIn } from './form.js'

export interface TurnOptions {
  readonly name?: string
  /** The field of the time, where the form has several. */
  readonly of?: string
  /** What stands in the form. */
  readonly date: string
  readonly time: string
  /** Whose clocks show it. */
  readonly timeZone: string
  /** Which is chosen, as {@link typedIn} knows it; the first, unless it is said. */
  readonly turn?: string | undefined
  readonly desk: Pick<Desk, 'speech' | 'now'>
}

/** Which of two instants is meant, where the clocks of a zone show the time twice, as they are put back. */
export function turnChoice(options: TurnOptions): TemplateResult | typeof nothing {
  const { name = 'turn', of, date, time, timeZone, turn = '0', desk } = options
  const { fields } = desk.speech.words
  const instants = instantsOf(date, time, timeZone)
  const [first, second] = instants.map(timesIn(timeZone, desk.speech, desk.now()).time)
  if (first === undefined || second === undefined) return nothing
  return choice({
    name,
    label: of === undefined ? fields.turn : fields.turnOf(of),
    value: turn,
    choices: [
      ['0', fields.turns.first(first)],
      ['1', fields.turns.second(second)],
    ],
    faults: {},
  })
}

/**
 * What stands in a form, and of two instants which was chosen last: on the way from one time to another, digit by
 * digit, there are some that the clocks show once.
 */
export const typedIn = (form: HTMLFormElement, before: Values, turns: readonly string[] = ['turn']): Values => ({
  ...Object.fromEntries(Object.entries(before).filter(([name]) => turns.includes(name))),
  ...valuesIn(form),
})

/** What was typed and, of two, chosen, as an instant (epoch ms); `undefined`: the clocks don't show it. */
export function instantTyped(
  { date = '', time = '', turn = '0' }: Readonly<Partial<Record<'date' | 'time' | 'turn', string | undefined>>>,
  timeZone: string,
): number | undefined {
  const instants = instantsOf(date, time, timeZone)
  return instants[Number(turn)] ?? instants[0]
}

/**
 * Puts an instant (epoch ms) into a form, by the clocks of a zone, as if it had been typed in.
 * @param shown called when date and time stand there, to show the choice of two, where there is one; and when all does
 */
export async function typeInstant(
  form: HTMLFormElement,
  instant: number,
  timeZone: string,
  shown: () => Promise<unknown>,
): Promise<void> {
  const clock = wallClockOf(instant, timeZone)
  const [date, time] = [clock.date, clockText(clock.minutes)]
  const put = (name: string, value: string): void => {
    const entry = form.querySelector<HTMLInputElement | HTMLSelectElement>(`[name=${name}]`)
    if (entry) entry.value = value
  }
  put('date', date)
  put('time', time)
  await shown()
  put('turn', String(turnOf(instant, timeZone)))
  await shown()
}

/** The hint of a time's field that says whose clock it is by; none where all that may be meant show the same then. */
export function clockHint(
  instant: number,
  timeZone: string,
  beside: readonly string[],
  { fields }: Words,
): { readonly hint?: string } {
  return areApart(instant, [timeZone, ...beside]) ? { hint: fields.clock(placeName(timeZone)) } : {}
}

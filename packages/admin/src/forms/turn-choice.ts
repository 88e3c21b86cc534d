import { type TemplateResult, nothing } from 'lit'
import type { Desk } from '../desk.js'
import type { Words } from '../i18n/en.js'
import { placeName, timesIn } from '../time/times.js'
import { areApart, clockText, instantsOf, wallClockOf } from '../time/wall-clock.js'
import { choice } from './fields.js'

export interface TurnOptions {
  readonly name?: string
  /** The field of the time, where the form has several. */
  readonly of?: string
  /** What stands in the form. */
  readonly date: string
  readonly time: string
  /** Whose clocks show it. */
  readonly timeZone: string
  /** The instant (epoch ms) that is chosen at first, if it is one of them; else the first. */
  readonly start?: number
  readonly desk: Pick<Desk, 'speech' | 'now'>
}

/** Which of two instants is meant, where the clocks of a zone show the time twice, as they are put back. */
export function turnChoice(options: TurnOptions): TemplateResult | typeof nothing {
  const { name = 'turn', of, date, time, timeZone, start, desk } = options
  const { fields } = desk.speech.words
  const instants = instantsOf(date, time, timeZone)
  const [first, second] = instants.map(timesIn(timeZone, desk.speech, desk.now()).time)
  if (first === undefined || second === undefined) return nothing
  return choice({
    name,
    label: of === undefined ? fields.turn : fields.turnOf(of),
    value: start !== undefined && start === instants[1] ? '1' : '0',
    choices: [
      ['0', fields.turns.first(first)],
      ['1', fields.turns.second(second)],
    ],
    faults: {},
  })
}

/** What was typed and, of two, chosen, as an instant (epoch ms); `undefined`: the clocks don't show it. */
export const instantTyped = (
  { date = '', time = '', turn = '0' }: Readonly<Partial<Record<'date' | 'time' | 'turn', string | undefined>>>,
  timeZone: string,
): number | undefined => instantsOf(date, time, timeZone)[Number(turn)]

/**
 * Puts an instant (epoch ms) into a form, by the clocks of a zone, as if it had been typed in.
 * @param shown called when date and time stand there; it shows the choice of two, where there is one
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
  put('turn', String(instantsOf(date, time, timeZone).indexOf(instant)))
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

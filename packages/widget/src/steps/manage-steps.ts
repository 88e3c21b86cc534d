import type { Booking, Service } from '@openslot/core/wire'
import { type TemplateResult, html, nothing } from 'lit/html.js'
import { isOpen } from '../api/own-booking.js'
import type { HoldState } from '../controllers/hold-keeper.js'
import type { ManageFlow } from '../manage-flow.js'
import { BOOKING } from '../i18n/booking/catalogue.js'
import { MANAGING, type ManagingWords } from '../i18n/managing/catalogue.js'
import { type Trouble, needsAnotherTime } from '../trouble.js'
import type { Visit } from '../visit.js'
import { lineThere } from '../zones/time-there.js'
import { holdLine, keepButton } from './chosen-time.js'
import { endOf, facts, keptUntil, startOf } from './facts.js'
import { type TroubleActions, troubleMessage } from './trouble-message.js'

export interface ManageActions extends TroubleActions {
  open(step: ManageFlow['step']): void
  writeReason(reason: string): void
  confirm(): void
  move(): void
  cancel(): void
  bookAnother(like: Booking): void
}

/** The booking as it stands, and what can be done about it. */
export function bookingView(
  visit: Visit,
  flow: ManageFlow,
  booking: Booking,
  service: Service | undefined,
  act: ManageActions,
): TemplateResult {
  const words = visit.wordsOf(MANAGING)
  const { can, confirmBy } = booking
  const { heading, note } = headOf(visit, flow, booking)
  const cancelWord = isRequest(booking) ? words.manage.cancelRequest : words.manage.cancel
  const late = confirmBy ? undefined : tooLate(words, can)
  const trouble = flow.step === 'view' ? flow.trouble : undefined
  // The line below knows what is too late and what isn't.
  const isLate = late !== undefined && trouble?.kind === 'policy' && trouble.rule === 'cut-off'
  return html`<section class="narrow-column" part="booking">
    <div class="lead">
      <h2 class="heading" part="heading" tabindex="-1" data-heading>${heading}</h2>
      ${note ? html`<p class="lead-text">${note}</p>` : nothing}
    </div>
    ${facts(visit, booking, service)} ${trouble && !isLate ? viewTrouble(visit, trouble, booking, act) : nothing}
    ${flow.step === 'view' && can.confirm && mayTryAgain(trouble) ? confirmButton(visit, flow, act) : nothing}
    ${flow.step === 'cancel' ? cancelForm(visit, flow, booking, act) : nothing}
    ${
      flow.step === 'view' && isOpen(booking)
        ? html`${
            can.reschedule || can.cancel
              ? html`<div class="actions">
                  ${can.reschedule ? button(words.manage.move, () => act.open('move'), 'move') : nothing}
                  ${can.cancel ? button(cancelWord, () => act.open('cancel'), 'cancel') : nothing}
                </div>`
              : nothing
          }
          ${late && (isLate || trouble?.kind !== 'policy') ? html`<p class="quiet" tabindex="-1" data-trouble>${late}</p>` : nothing}`
        : nothing
    }
    ${
      isOpen(booking)
        ? nothing
        : html`<div class="actions">
            ${button(visit.wordsOf(BOOKING).done.another, () => act.bookAnother(booking), 'another')}
          </div>`
    }
  </section>`
}

/** Whether pressing the same button may do what it says. */
export const mayTryAgain = (trouble: Trouble | undefined): boolean =>
  !needsAnotherTime(trouble) && trouble?.kind !== 'policy'

/** Where somebody has yet to say yes. */
const isRequest = ({ status, confirmBy }: Booking): boolean => status === 'pending' && !confirmBy

/** What couldn't be done about it. Where its own time is gone, another one is booked anew, by a button that may be there. */
function viewTrouble(visit: Visit, trouble: Trouble, booking: Booking, act: ManageActions): TemplateResult {
  const said = trouble.kind === 'taken' ? { ...trouble, alternatives: [] } : trouble
  const chooseAnother = isOpen(booking) ? () => act.bookAnother(booking) : undefined
  return troubleMessage(visit, said, 'change', { ...act, chooseAnother })
}

/** The press that makes it count. */
function confirmButton(visit: Visit, { sending }: ManageFlow, act: ManageActions): TemplateResult {
  const { manage } = visit.wordsOf(MANAGING)
  return html`<button
    type="button"
    class="primary"
    part="primary-button"
    aria-disabled=${sending ? 'true' : nothing}
    @click=${() => sending || act.confirm()}
  >
    ${sending ? manage.confirming : manage.confirm}
  </button>`
}

/** The second step before anything is cancelled, in place of the buttons. */
function cancelForm(visit: Visit, flow: ManageFlow, booking: Booking, act: ManageActions): TemplateResult {
  const words = visit.wordsOf(MANAGING)
  const request = isRequest(booking) ? words.manage.cancelRequest : undefined
  const submit = (event: Event): void => {
    event.preventDefault()
    if (!flow.sending) act.cancel()
  }
  return html`<form class="form cancel-form" part="form" novalidate @submit=${submit}>
    <h3 class="subheading" tabindex="-1" data-subheading>${request ?? words.manage.headingCancel}</h3>
    <div class="field" part="field">
      <label for="reason" part="label"
        >${words.manage.reason} <span class="quiet">${visit.wordsOf(BOOKING).details.optional}</span></label
      >
      <textarea
        class="input"
        part="input"
        id="reason"
        rows="2"
        maxlength="1000"
        .value=${flow.reason}
        @input=${(event: InputEvent) => act.writeReason((event.target as HTMLTextAreaElement).value)}
      ></textarea>
    </div>
    ${flow.trouble ? troubleMessage(visit, flow.trouble, 'change', act) : nothing}
    <div class="actions">
      <button type="submit" class="danger" part="danger-button" aria-disabled=${flow.sending ? 'true' : nothing}>
        ${flow.sending ? words.manage.cancelling : (request ?? words.manage.confirmCancel)}
      </button>
      ${
        request
          ? keepButton(visit, startOf(booking), () => act.open('view'))
          : button(words.manage.keep, () => act.open('view'))
      }
    </div>
  </form>`
}

export interface NewTime {
  readonly start: number
  readonly end: number
  /** The zone of where it takes place, if that is known. */
  readonly there: string | undefined
  readonly hold: HoldState
}

/** From the old time to the new one, before it is done. */
export function confirmMove(
  visit: Visit,
  flow: ManageFlow,
  booking: Booking,
  { start, end, there, hold }: NewTime,
  act: ManageActions,
): TemplateResult {
  const { formats } = visit
  const { manage } = visit.wordsOf(MANAGING)
  const moment = (instant: number): string =>
    visit.words.dateAndTime({ date: formats.longDate(instant), time: formats.time(instant) })
  return html`<section class="narrow-column">
    <h2 class="heading" part="heading" tabindex="-1" data-heading>${manage.headingConfirm}</h2>
    <dl class="facts" part="facts">
      <div>
        <dt>${manage.from}</dt>
        <dd class="old-time">
          ${moment(startOf(booking))} ${lineThere(visit, there, startOf(booking), endOf(booking))}
        </dd>
      </div>
      <div>
        <dt>${manage.to}</dt>
        <dd>
          <strong>${moment(start)}</strong>
          ${lineThere(visit, there, start, end)} ${holdLine(visit, hold)}
        </dd>
      </div>
    </dl>
    ${flow.trouble ? troubleMessage(visit, flow.trouble, 'change', act) : nothing}
    ${
      mayTryAgain(flow.trouble)
        ? html`<button
            type="button"
            class="primary"
            part="primary-button"
            aria-disabled=${flow.sending ? 'true' : nothing}
            @click=${() => flow.sending || act.move()}
          >
            ${flow.sending ? manage.moving : manage.confirmMove({ weekday: formats.weekday(start), time: formats.time(start) })}
          </button>`
        : nothing
    }
  </section>`
}

const button = (label: string, act: () => void, mark = ''): TemplateResult =>
  html`<button type="button" class="secondary" part="button" data-action=${mark || nothing} @click=${act}>
    ${label}
  </button>`

function tooLate({ manage }: ManagingWords, can: Booking['can']): string | undefined {
  if (can.reschedule && can.cancel) return undefined
  return can.reschedule ? manage.tooLateCancel : can.cancel ? manage.tooLateMove : manage.tooLateBoth
}

/** What the booking is, in a line, and what that means. */
function headOf(visit: Visit, flow: ManageFlow, booking: Booking): { heading: string; note: string | undefined } {
  const { manage } = visit.wordsOf(MANAGING)
  const { done } = visit.wordsOf(BOOKING)
  const { status, can, confirmBy, customer } = booking
  const { email } = customer
  const isPending = status === 'pending'
  if (flow.fresh === 'confirmed') {
    return isPending
      ? { heading: done.headingPending, note: done.onItsWayPending({ email }) }
      : { heading: done.heading, note: done.onItsWay({ email }) }
  }
  if (!confirmBy) return { heading: headingOf(manage, flow, booking), note: noteOf(manage, flow, booking) }
  const time = keptUntil(visit, confirmBy)
  if (!isPending)
    return { heading: manage.headingLapsed, note: can.confirm && mayTryAgain(flow.trouble) ? manage.lapsed : undefined }
  return can.confirm
    ? { heading: manage.headingToConfirm, note: manage.toConfirm({ time }) }
    : { heading: done.headingConfirm, note: done.onItsWayConfirm({ time, email }) }
}

function headingOf(manage: ManagingWords['manage'], { fresh }: ManageFlow, { status }: Booking): string {
  if (fresh === 'moved') return status === 'pending' ? manage.headingMovedPending : manage.headingMoved
  if (fresh === 'withdrawn') return manage.headingWithdrawn
  if (fresh === 'cancelled' || fresh === 'dropped') return manage.headingJustCancelled
  if (status === 'cancelled') return manage.headingCancelled
  if (status === 'declined') return manage.headingDeclined
  if (status === 'pending') return manage.headingPending
  if (status === 'no-show') return manage.headingNoShow
  return status === 'completed' ? manage.headingPast : manage.heading
}

function noteOf(manage: ManagingWords['manage'], { fresh }: ManageFlow, booking: Booking): string | undefined {
  const { status, customer, cancelReason } = booking
  if (status === 'pending') return manage.pending
  if (fresh === 'moved') return manage.movedNote({ email: customer.email })
  if (fresh === 'cancelled' || fresh === 'withdrawn') return manage.cancelledNote({ email: customer.email })
  if (status === 'declined') return cancelReason ? manage.said({ reason: cancelReason }) : manage.declined
  return status === 'no-show' ? manage.noShow : undefined
}

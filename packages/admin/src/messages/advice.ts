import type { Message } from '@openslot/core/wire'
import type { Words } from '../i18n/en.js'

export type Advice = keyof Words['messages']['advice']

type Known = readonly (readonly [says: RegExp, advice: Advice])[]

/** What the server, or whoever it spoke to, says of a failure; and what somebody can do about it. */
const SAID: Readonly<Record<Message['channel'], Known>> = {
  email: [
    [/\b5\.1\.(?:1|3|6|10)\b|\b5\.2\.1\b|no such|unknown|(?:not|n.t) exist|not found|invalid recipient/i, 'mailbox'],
    [/invalid login|auth|\b53[045]\b/i, 'mailAccount'],
    [
      /ECONN|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ETIMEDOUT|getaddrinfo|greeting|time-?out|within \d|took longer/i,
      'mailServer',
    ],
    [/spam|block|black|spf|dkim|dmarc|policy|reputation|relay/i, 'mailTrust'],
  ],
  sms: [
    [/phone number is none/i, 'phone'],
    [/OPENSLOT_TWILIO|answered 40[13]/i, 'smsAccount'],
    [/can.t be reached|took longer/i, 'smsServer'],
    [/answered/i, 'smsRefused'],
  ],
  webhook: [
    [/answered 410/i, 'hookGone'],
    [/answered 3\d\d/i, 'hookMoved'],
    [/answered 4\d\d/i, 'hookRefused'],
    [/answered 5\d\d/i, 'hookBroken'],
    [/not HTTPS|private/i, 'hookAddress'],
    [/can.t be reached|took longer/i, 'hookSilent'],
  ],
  calendar: [
    [/access|password|connect(?:ed)? again|refuses the user/i, 'calendarAccess'],
    [/only be read|doesn.t allow|no longer there|not there|gone/i, 'calendarChoice'],
    [/too often|can.t be reached|took longer|is down|answered/i, 'calendarDown'],
  ],
}

const ANY: Known = [
  [/server was stopped/i, 'stopped'],
  [/ended the server/i, 'crash'],
  [/was erased/i, 'erased'],
]

const OTHERWISE: Readonly<Record<Message['channel'], Advice>> = {
  email: 'mailRefused',
  sms: 'smsRefused',
  webhook: 'hookRefused',
  calendar: 'calendarDown',
}

/** What somebody can do about a message that didn't get through. */
export function adviceFor({ channel, lastError }: Pick<Message, 'channel' | 'lastError'>): Advice {
  const found = [...ANY, ...SAID[channel]].find(([says]) => says.test(lastError ?? ''))
  return found?.[1] ?? OTHERWISE[channel]
}

export type Lapse = keyof Words['messages']['lapses']

const LAPSED: readonly (readonly [says: RegExp, lapse: Lapse])[] = [
  [/was erased/i, 'erased'],
  [/being sent right now/i, 'inHand'],
  [/not due yet/i, 'notDue'],
  [/switched off|endpoint was deleted/i, 'hookOff'],
  [/later reminder/i, 'laterReminder'],
  [/had begun|over for a day/i, 'begun'],
  [/calendar can be read/i, 'mended'],
  [/brought over/i, 'broughtOver'],
  [/booking is|booking was|booking has been|has moved|come back|confirmed/i, 'changed'],
]

/** Why a message isn't owed any more, or mustn't go out again; `undefined`: as the server says. */
export const lapseOf = (text: string): Lapse | undefined => LAPSED.find(([says]) => says.test(text))?.[1]

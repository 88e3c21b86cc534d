import { expect } from '@open-wc/testing'
import { type Advice, type Lapse, adviceFor, lapseOf } from './advice.js'

describe('what to do about a failure', () => {
  const said: readonly (readonly ['email' | 'sms' | 'webhook' | 'calendar', string, Advice])[] = [
    ['email', 'Can’t send mail - all recipients were rejected: 550 5.1.1 <ada@example.com>: User unknown', 'mailbox'],
    ['email', 'Invalid login: 535 5.7.8 Authentication credentials invalid', 'mailAccount'],
    ['email', 'connect ECONNREFUSED 127.0.0.1:2525', 'mailServer'],
    ['email', 'getaddrinfo ENOTFOUND smtp.salon.example', 'mailServer'],
    ['email', 'The mail server had the mail, and didn’t say that it takes it within 600 s.', 'mailServer'],
    ['email', 'Message failed: 554 5.7.1 Message rejected as spam', 'mailTrust'],
    ['email', 'Message failed: 452 4.3.1 Insufficient system storage', 'mailRefused'],
    ['sms', 'The customer’s phone number is none that a text message can go to.', 'phone'],
    ['sms', 'Twilio answered 401: check OPENSLOT_TWILIO_ACCOUNT_SID and OPENSLOT_TWILIO_AUTH_TOKEN.', 'smsAccount'],
    ['sms', 'Twilio answered 400, error 21610 (https://www.twilio.com/docs/api/errors/21610)', 'smsRefused'],
    ['webhook', 'The endpoint answered 410 and was switched off.', 'hookGone'],
    ['webhook', 'The endpoint answered 301; redirects are not followed. Give its new address.', 'hookMoved'],
    ['webhook', 'The endpoint answered 500.', 'hookBroken'],
    ['webhook', 'The endpoint can’t be reached: getaddrinfo ENOTFOUND hooks.example', 'hookSilent'],
    ['webhook', 'The server was stopped while it was on its way.', 'stopped'],
    ['calendar', 'The server refuses the user name or password.', 'calendarAccess'],
    ['calendar', 'A published calendar can only be read.', 'calendarChoice'],
    ['calendar', 'Google was asked too often.', 'calendarDown'],
  ]

  it('is known for each', () => {
    const found = said.map(([channel, lastError]) => adviceFor({ channel, lastError }))
    expect(found).to.deep.equal(said.map(([, , advice]) => advice))
  })
})

describe('why something isn’t sent any more', () => {
  const said: readonly (readonly [string, Lapse | undefined])[] = [
    ['The booking was changed (booking.cancelled).', 'changed'],
    ['The booking was brought over from elsewhere: who has it knows of it.', 'broughtOver'],
    ['What it says is no longer true. The booking is cancelled by now.', 'changed'],
    ['The appointment had begun before the reminder could be sent.', 'begun'],
    ['A later reminder was due before it could be sent.', 'laterReminder'],
    ['It is being sent right now. Look again in a moment.', 'inHand'],
    ['Its endpoint is switched off. Switch it on first: PATCH /v1/admin/webhooks/1', 'hookOff'],
    ['Whom it tells of or went to was erased. Nothing more goes out about them.', 'erased'],
    ['Something new.', undefined],
  ]

  it('is known for each', () => {
    expect(said.map(([text]) => lapseOf(text))).to.deep.equal(said.map(([, lapse]) => lapse))
  })
})

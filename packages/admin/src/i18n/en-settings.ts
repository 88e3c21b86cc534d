/** The texts about the business as a whole. */
export const settings = {
  title: 'Settings',
  business: 'Your business',
  name: 'Its name',
  email: 'E-mail address for customers',
  phone: 'Phone number for customers',
  effect: (name: string, ways: string) =>
    name === ''
      ? `Your booking page says how to reach you: ${ways}. Nothing says whose it is: give it a name.`
      : `Your booking page is headed “${name}”, and says how to reach you: ${ways}.`,
  effectAlone: (name: string) =>
    name === ''
      ? 'Nothing on your booking page says whose it is, or how to reach you: give a name, and one way.'
      : `Your booking page is headed “${name}”. Whoever can’t book there doesn’t learn how to reach you: give one way.`,
  saved: 'The settings are saved.',
  elsewhere: 'Set where the server runs',
  elsewhereLead: 'These are the server’s own settings. Whoever runs it sets them, and “openslot doctor” checks them.',
  server: {
    OPENSLOT_OWNER_EMAIL: 'Who reads along: every booking, move and cancellation.',
    OPENSLOT_SMTP_URL: 'How mails go out; with OPENSLOT_MAIL_FROM, from whom.',
    OPENSLOT_TWILIO_ACCOUNT_SID: 'How text messages go out; then customers are asked for their number.',
    OPENSLOT_LOCALE: 'The language that you and your staff are written to in. Customers have their own.',
    OPENSLOT_PUBLIC_URL: 'The address that stands in mails and links.',
    OPENSLOT_ALLOWED_ORIGINS: 'Which sites may have the booking in their pages or in a frame; without it, any.',
    OPENSLOT_CONFIRM_EMAIL: 'Whether customers confirm a booking by mail before it counts.',
  },
}

import type { settings as en } from './en-settings.js'

export const settings: typeof en = {
  title: 'Einstellungen',
  business: 'Dein Geschäft',
  name: 'Name',
  email: 'E-Mail-Adresse für Kunden',
  phone: 'Telefonnummer für Kunden',
  effect: (name, ways) =>
    name === ''
      ? `Auf deiner Buchungsseite steht, wie man dich erreicht: ${ways}. Wem sie gehört, steht dort nicht: Gib einen Namen an.`
      : `Über deiner Buchungsseite steht „${name}“, und darunter, wie man dich erreicht: ${ways}.`,
  effectAlone: (name) =>
    name === ''
      ? 'Auf deiner Buchungsseite steht weder, wem sie gehört, noch, wie man dich erreicht: Gib einen Namen und einen Weg an.'
      : `Über deiner Buchungsseite steht „${name}“. Wer dort nicht buchen kann, erfährt nicht, wie man dich erreicht: Gib einen Weg an.`,
  saved: 'Die Einstellungen sind gespeichert.',
  elsewhere: 'Wo der Server läuft',
  elsewhereLead: 'Das sind Einstellungen des Servers selbst. Wer ihn betreibt, setzt sie; „openslot doctor“ prüft sie.',
  server: {
    OPENSLOT_OWNER_EMAIL: 'Wer mitliest: jede Buchung, jede Verschiebung und Absage.',
    OPENSLOT_SMTP_URL: 'Wie E-Mails hinausgehen; mit OPENSLOT_MAIL_FROM, von wem.',
    OPENSLOT_TWILIO_ACCOUNT_SID: 'Wie SMS hinausgehen; dann werden Kunden nach ihrer Nummer gefragt.',
    OPENSLOT_LOCALE: 'Die Sprache, in der ihr Nachrichten bekommt. Kunden haben ihre eigene.',
    OPENSLOT_PUBLIC_URL: 'Die Adresse, die in E-Mails und Links steht.',
    OPENSLOT_ALLOWED_ORIGINS:
      'Welche Websites die Buchung in ihren Seiten oder in einem Rahmen haben dürfen; ohne Angabe alle.',
    OPENSLOT_CONFIRM_EMAIL: 'Ob Kunden eine Buchung per E-Mail bestätigen, bevor sie gilt.',
  },
}

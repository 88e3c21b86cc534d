import type { BookingTexts } from './en.js'

export const texts: BookingTexts = {
  details: {
    heading: 'Ihre Angaben',
    name: 'Name',
    email: 'E-Mail',
    notes: 'Anmerkung',
    optional: 'optional',
    trap: 'Website',
    book: '{weekday} um {time} Uhr buchen',
    request: '{weekday} um {time} Uhr anfragen',
    booking: 'Wird gebucht …',
    requesting: 'Wird gesendet …',
    proving: 'Wir stellen sicher, dass kein Roboter bucht. Das dauert ein paar Sekunden.',
    nameMissing: 'Geben Sie Ihren Namen ein.',
    emailMissing: 'Geben Sie Ihre E-Mail-Adresse ein.',
  },
  emailFaults: {
    'no-at': 'Prüfen Sie die E-Mail-Adresse: Das @ fehlt.',
    'nothing-before-at': 'Prüfen Sie die E-Mail-Adresse: Vor dem @ fehlt etwas.',
    'nothing-after-at': 'Prüfen Sie die E-Mail-Adresse: Nach dem @ fehlt etwas.',
    'stray-character': 'Prüfen Sie die E-Mail-Adresse: Ein Zeichen darin ist nicht erlaubt.',
    'stray-dot': 'Prüfen Sie die E-Mail-Adresse: Die Punkte vor dem @ stimmen nicht.',
    'incomplete-domain': 'Prüfen Sie die E-Mail-Adresse: Der Teil nach dem @ scheint unvollständig.',
  },
  refused: {
    bookingUnsure: 'Der Server war nicht erreichbar. Versuchen Sie es noch einmal: Es wird nicht doppelt gebucht.',
    changeUnsure: 'Der Server war nicht erreichbar. Vielleicht ist noch nichts geändert: Versuchen Sie es noch einmal.',
  },
  done: {
    heading: 'Ihr Termin ist gebucht',
    headingPending: 'Anfrage erhalten',
    onItsWay: 'Eine Bestätigung ist unterwegs an {email}.',
    onItsWayPending: 'Die Zeit ist für Sie reserviert. Ob sie bestätigt wird, erfahren Sie unter {email}.',
    headingConfirm: 'Schauen Sie in Ihre E-Mails',
    onItsWayConfirm:
      'Die Zeit ist bis {time} für Sie reserviert. Öffnen Sie den Link in der E-Mail an {email}, um sie zu bestätigen.',
    what: 'Was',
    when: 'Wann',
    where: 'Wo',
    who: 'Bei',
    price: 'Preis',
    guests: 'Gäste',
    calendar: 'In den Kalender eintragen',
    manage: 'Verschieben oder absagen',
    cancel: 'Termin absagen',
    another: 'Weiteren Termin buchen',
  },

  time: {
    keep: 'Bei {when} bleiben',
    changeLabel: 'Zeit ändern',
  },
  hold: {
    kept: { one: 'Noch eine Minute für Sie reserviert', other: '{count} Minuten für Sie reserviert' },
    lapsed: 'Nicht mehr für Sie reserviert; buchen Sie, solange die Zeit frei ist',
  },
  zone: {
    timeIn: '{range} Uhr, {zone}',
  },
}

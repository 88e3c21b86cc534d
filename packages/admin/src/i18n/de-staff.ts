import type { ownHours as enOwnHours, staff as enStaff, timeOff as enTimeOff } from './en-staff.js'

export const staff: typeof enStaff = {
  title: 'Personen',
  add: 'Person anlegen',
  newTitle: 'Neue Person',
  none: 'Noch gibt es niemanden, der gebucht werden kann.',
  noneLead: 'Lege an, wer deine Leistungen gibt, auch wenn nur du das bist.',
  archived: 'Nicht mehr buchbar',
  noHours: 'Nie offen',
  noServices: 'Gibt nichts',
  editName: (name) => `${name} ändern`,
  saved: (name) => `${name} ist gespeichert.`,
  archive: 'Nicht mehr buchen lassen',
  restore: 'Wieder buchen lassen',
  archiveHint:
    'Kunden können dort nicht mehr buchen. Was gebucht ist, bleibt, und die private Adresse des Kalenders auch: Die nimmst du unter „Verbundene Kalender“ weg.',
  isArchived: (name) => `${name} kann nicht mehr gebucht werden.`,
  isRestored: (name) => `${name} kann wieder gebucht werden.`,
  servicesFailed: (names) =>
    `Die Person ist gespeichert, aber nicht, was sie gibt: ${names}. Speichere noch einmal, um es wieder zu versuchen.`,
  sections: {
    who: 'Wer es ist',
    services: 'Was sie geben',
    limits: 'Wie viele Buchungen',
    address: 'Ihre Adresse',
  },
  fields: {
    name: 'Name',
    email: 'E-Mail-Adresse',
    phone: 'Telefon',
    timeZone: 'Zeitzone',
    avatarUrl: 'Link zu einem Foto',
    slug: 'Name in Adressen',
    capDay: 'Höchstens am Tag',
    capWeek: 'Höchstens in der Woche',
    capMonth: 'Höchstens im Monat',
  },
  hints: {
    email: 'Dort erfährt die Person von ihren Buchungen.',
    zone: 'Ihre Zeiten sind die der Uhren dort.',
    noServices: 'Es gibt noch keine Leistungen. Lege sie zuerst an.',
    caps: 'Von allen Buchungen zusammen. Leer gelassen gibt es keine Grenze.',
    slug: 'Er steht in Links und im Code deiner Website. Links mit dem alten gehen dann nicht mehr.',
  },
  faults: {
    name: 'Gib den Namen ein.',
    emailMissing: 'Gib die E-Mail-Adresse ein.',
    email: 'Prüfe die E-Mail-Adresse: Sie sieht unvollständig aus.',
    phone: 'Nimm Ziffern für die Telefonnummer, etwa +49 30 123456.',
    avatarUrl: 'Nimm einen ganzen Link, etwa https://example.com/anna.jpg.',
    slug: 'Nimm Kleinbuchstaben, Ziffern und Bindestriche, etwa anna-b.',
    slugTaken: 'Jemand anderes heißt in Adressen schon so. Wähle einen anderen Namen.',
    number: 'Nimm eine ganze Zahl, mindestens 1.',
  },
}

export const ownHours: typeof enOwnHours = {
  title: 'Deine Zeiten',
  saved: 'Deine Zeiten sind gespeichert.',
}

export const timeOff: typeof enTimeOff = {
  title: 'Abwesenheit',
  lead: 'Darin kann nichts gebucht werden, was auch immer die Wochenzeiten sagen. Was gebucht ist, bleibt.',
  none: 'Es ist keine eingetragen.',
  enter: 'Abwesenheit eintragen',
  entered: 'Die Abwesenheit ist eingetragen.',
  enteredWith: (bookings) =>
    bookings === 1
      ? 'Die Abwesenheit ist eingetragen. Eine Buchung liegt darin und bleibt: Verschiebe sie oder sage sie im Kalender ab.'
      : `Die Abwesenheit ist eingetragen. ${bookings} Buchungen liegen darin und bleiben: Verschiebe sie oder sage sie im Kalender ab.`,
  remove: 'Zurücknehmen',
  removeNamed: (when) => `Abwesenheit ${when} zurücknehmen`,
  removed: 'Die Abwesenheit ist zurückgenommen.',
  whole: 'Ganze Tage',
  wholeHint: 'Beide Tage zählen mit.',
  from: 'Von',
  to: 'Bis',
  fromTime: 'Von, Uhrzeit',
  toTime: 'Bis, Uhrzeit',
  note: 'Notiz',
  noteHint: 'Für euch; Kunden sehen sie nicht.',
  zone: (zone) => `Die Zeiten sind die der Uhren in ${zone}.`,
  dateMissing: 'Wähle ein Datum.',
  order: 'Das Ende liegt vor dem Anfang. Wähle ein späteres.',
}

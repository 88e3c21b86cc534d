import type { ChoosingTexts } from './en.js'

export const texts: ChoosingTexts = {
  back: 'Zurück',
  tryAgain: 'Noch einmal versuchen',
  reload: 'Seite neu laden',
  change: 'Ändern',
  loading: 'Wird geladen',
  slow: 'Das dauert länger als sonst.',
  demo: 'Das ist eine Vorführung: Es wird nichts wirklich gebucht.',
  with: 'bei {name}',
  withAnyone: 'bei wem gerade frei ist',
  minutes: '{minutes} Min.',
  hours: '{hours} Std.',
  hoursAndMinutes: '{hours} Std. {minutes} Min.',
  free: 'Kostenlos',
  dateAndTime: '{date} um {time} Uhr',
  service: 'Leistung auswählen',
  staff: {
    heading: 'Person auswählen',
    anyone: 'Egal, bei wem',
    anyoneHint: 'Wer zu Ihrer Zeit frei ist',
    changeLabel: 'Person ändern',
  },
  place: {
    'in-person': 'Vor Ort',
    phone: 'Am Telefon',
    video: 'Per Videoanruf',
    more: '{kind}: {text}',
  },
  time: {
    heading: 'Zeit auswählen',
    howLong: 'Dauer',
    seatsLeft: { one: 'noch {count} Platz', other: 'noch {count} Plätze' },
    previousMonth: 'Voriger Monat',
    nextMonth: 'Nächster Monat',
    day: { one: '{date}, {count} freie Zeit', other: '{date}, {count} freie Zeiten' },
    dayFull: '{date}, keine freien Zeiten',
    month: { one: '{month}, {count} freier Tag', other: '{month}, {count} freie Tage' },
    monthFull: '{month}, keine freien Tage',
    morning: 'Vormittag',
    afternoon: 'Nachmittag',
    evening: 'Abend',
    noneInMonth: 'Im {month} ist nichts mehr frei.',
    none: 'Zurzeit ist nichts frei.',
    lookAgain: 'Noch einmal nachsehen',
    nextFree: 'Nächster freier Tag: {date}',
    keep: 'Bei {when} bleiben',
    changeLabel: 'Zeit ändern',
  },
  hold: {
    kept: { one: 'Noch eine Minute für Sie reserviert', other: '{count} Minuten für Sie reserviert' },
    lapsed: 'Nicht mehr für Sie reserviert; buchen Sie, solange die Zeit frei ist',
  },
  zone: {
    line: 'Zeitzone: {zone} ({offset})',
    offsets: '{before}, dann {after}',
    changeLabel: 'Zeitzone ändern',
    search: 'Stadt oder Region suchen',
    list: 'Zeitzonen',
    none: 'Keine Zeitzone mit diesem Namen',
    changed: 'Zeitzone geändert: {zone}',
    timeIn: '{range} Uhr, {zone}',
    elsewhere: 'Am Ort des Termins gilt: {zone} ({offset}).',
  },
  trouble: {
    offline: {
      title: 'Sie sind anscheinend offline',
      advice: 'Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
    },
    unreachable: {
      title: 'Der Buchungsserver ist nicht erreichbar',
      advice: 'Prüfen Sie die Verbindung oder versuchen Sie es gleich noch einmal.',
    },
    timeout: {
      title: 'Die Antwort dauert zu lange',
      advice: 'Die Verbindung oder unser Server ist langsam. Versuchen Sie es noch einmal.',
    },
    server: {
      title: 'Bei uns ist etwas schiefgegangen',
      advice: 'Es ist nichts verloren. Versuchen Sie es gleich noch einmal.',
    },
    tooMany: {
      title: 'Das war viel auf einmal',
      advice: 'Warten Sie kurz und versuchen Sie es noch einmal.',
    },
    waitSeconds: {
      one: 'Warten Sie eine Sekunde und versuchen Sie es noch einmal.',
      other: 'Warten Sie {count} Sekunden und versuchen Sie es noch einmal.',
    },
    waitMinutes: {
      one: 'Warten Sie eine Minute und versuchen Sie es noch einmal.',
      other: 'Warten Sie {count} Minuten und versuchen Sie es noch einmal.',
    },
    unexpected: {
      title: 'Die Antwort des Servers ist nicht lesbar',
      advice: 'Versuchen Sie es noch einmal. Hilft das nicht, geben Sie dem Betreiber dieser Seite Bescheid.',
    },
    insecure: {
      title: 'Auf dieser Seite kann nicht gebucht werden',
      advice: 'Sie muss über https ausgeliefert werden. Geben Sie dem Betreiber dieser Seite Bescheid.',
    },
    noServer: {
      title: 'Die Buchung ist noch nicht eingerichtet',
      advice:
        'Der Betreiber dieser Seite muss die Adresse des Buchungsservers angeben: <booking-widget server="https://…">.',
    },
    unknownService: {
      title: 'Diese Leistung ist nicht mehr buchbar',
      advice: 'Vielleicht heißt sie jetzt anders, oder es gibt sie nicht mehr.',
    },
    allServices: 'Alle Leistungen ansehen',
    unknownStaff: {
      title: 'Diese Person ist hier nicht buchbar',
      advice: 'Vielleicht bietet sie diese Leistung nicht mehr an.',
    },
    anyStaff: 'Sehen, wer frei ist',
    noServices: { title: 'Hier gibt es noch nichts zu buchen', advice: 'Schauen Sie später wieder vorbei.' },
    notFound: {
      title: 'Diese Buchung ist nicht zu finden',
      advice: 'Prüfen Sie, ob der Link aus Ihrer E-Mail vollständig ist.',
    },
  },
}

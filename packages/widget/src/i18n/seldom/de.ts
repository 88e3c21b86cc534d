import type { SeldomTexts } from './en.js'

export const texts: SeldomTexts = {
  trouble: {
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
  taken: {
    withAlternatives: 'Diese Zeit wurde gerade vergeben. Diese liegen nahe:',
    alone: 'Diese Zeit wurde gerade vergeben.',
    chooseAnother: 'Andere Zeit auswählen',
  },
  unavailable: {
    'outside-hours': 'Diese Zeit liegt außerhalb der Öffnungszeiten.',
    'off-grid': 'Zu dieser Zeit beginnen keine Termine.',
    'minimum-notice': 'Diese Zeit ist zu kurzfristig.',
    'booking-window': 'Diese Zeit liegt zu weit in der Zukunft.',
    'cap-reached': 'Dieser Tag ist ausgebucht.',
    past: 'Diese Zeit ist vorbei.',
    otherwise: 'Diese Zeit ist nicht buchbar.',
  },
  policy: {
    'cut-off': 'Für eine Änderung ist es hier zu spät. Melden Sie sich direkt bei uns.',
    started: 'Dieser Termin hat begonnen. Melden Sie sich direkt bei uns.',
    closed: 'Dieser Termin ist abgesagt oder vorbei. Gehen Sie zurück, um ihn zu sehen.',
    'max-moves': 'Dieser Termin lässt sich nicht mehr verschieben. Melden Sie sich direkt bei uns.',
    'not-started': 'Dieser Termin hat noch nicht stattgefunden.',
    unconfirmed: 'Bestätigen Sie diesen Termin zuerst: Der Link steht in Ihrer E-Mail.',
  },
  refused: {
    bookingServer: 'Bei uns ist etwas schiefgegangen. Versuchen Sie es noch einmal: Es wird nicht doppelt gebucht.',
    conflict:
      'Vielleicht ist schon gebucht. Sehen Sie nach einer Bestätigung in Ihren E-Mails, bevor Sie es noch einmal versuchen.',
    changed: 'Dieser Termin wurde inzwischen geändert. Sehen Sie ihn sich noch einmal an, bevor Sie weitermachen.',
    said: 'Der Server hat das nicht angenommen:',
  },

  details: {
    phone: 'Telefon',
    phoneMissing: 'Geben Sie Ihre Telefonnummer ein.',
    choose: 'Auswählen',
    guests: 'Gäste',
    guest: 'E-Mail von Gast {number}',
    addGuest: 'Gast hinzufügen',
    removeGuest: 'Gast {number} entfernen',
    remove: 'Entfernen',
    guestsHint: 'Sie erhalten die Einladung ebenfalls.',
    guestRemoved: 'Gast entfernt',
    answerMissing: 'Beantworten Sie diese Frage.',
    choiceMissing: 'Wählen Sie etwas davon aus.',
    tickMissing: 'Setzen Sie hier ein Häkchen, um fortzufahren.',
    notNumber: 'Geben Sie eine Zahl ein, etwa 3 oder 2,5.',
    notPhone: 'Geben Sie die Telefonnummer in Ziffern ein, etwa +49 30 123456.',
  },
  zone: {
    search: 'Stadt oder Region suchen',
    list: 'Zeitzonen',
    none: 'Keine Zeitzone mit diesem Namen',
    changed: 'Zeitzone geändert: {zone}',
  },
}

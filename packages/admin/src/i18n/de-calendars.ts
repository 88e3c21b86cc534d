import type { calendars as en } from './en-calendars.js'

const NOT_FOLLOWED: Readonly<Record<string, string>> = {
  'stands-elsewhere':
    'Er steht in einem anderen Kalender, der nicht gewählt ist oder zu einem anderen Konto gehört. Darum bleibt die Buchung.',
  'calendar-reset':
    'Der Kalender wurde anscheinend geleert, wiederhergestellt oder ausgetauscht. Darum bleibt die Buchung.',
  'put-back': 'Er wird zurückgesetzt, ist aber noch nicht geschrieben.',
}

export const calendars: typeof en = {
  title: 'Verbundene Kalender',
  lead: 'Niemand kann über das gebucht werden, was im eigenen Kalender steht, und die Buchungen können auch darin stehen.',
  whose: 'Wessen',
  nobody: 'Noch nimmt niemand Buchungen an.',
  connectedOf: (name) => `Kalender von ${name}`,
  none: (name) => `Noch ist keiner verbunden. Was ${name} anderswo vorhat, darüber können Kunden buchen.`,
  providers: { google: 'Google', microsoft: 'Microsoft', caldav: 'CalDAV', ics: 'Veröffentlichter Kalender' },
  kinds: {
    google: 'Google',
    microsoft: 'Microsoft',
    caldav: 'iCloud, Nextcloud, andere',
    ics: 'Eine veröffentlichte Adresse',
  },
  states: {
    working: 'Geht',
    unwritable: 'Nicht beschreibbar',
    failing: 'Nicht lesbar',
    'needs-reconnecting': 'Muss neu verbunden werden',
  },
  blocksAll: (name) =>
    `Von ${name} werden gerade keine Zeiten angeboten: Niemand weiß, wann dort etwas ist. Sobald der Kalender lesbar ist, sind sie wieder da.`,
  lost: (calendar) =>
    `Buchungen kamen in „${calendar}“, den es in diesem Konto nicht mehr gibt. Wähle einen anderen Kalender für sie.`,
  unwritable: (calendar, since) =>
    `Seit ${since} lassen sich Buchungen weder in „${calendar}“ eintragen noch daraus entfernen. Es wird von selbst wieder versucht, und dann wird alles nachgeholt. Wenn es so bleibt, wähle einen anderen Kalender oder verbinde ihn neu.`,
  noneUsed: 'Keiner seiner Kalender wird benutzt. Wähle welche.',
  blocks: 'sperrt Zeiten',
  receives: 'bekommt die Buchungen',
  read: (when) => `Gelesen ${when}`,
  notRead: 'Noch nicht gelesen',
  unreadable: (count) =>
    count === 1
      ? 'Ein Eintrag ist nicht ganz lesbar und sperrt vielleicht mehr, als er müsste'
      : `${count} Einträge sind nicht ganz lesbar und sperren vielleicht mehr, als sie müssten`,
  failed: (detail) => `Der Kalenderdienst antwortet nicht, wie er sollte. Notiert wurde: ${detail}`,
  errors: {
    'needs-reconnecting': 'Der Zugang wurde zurückgenommen, oder das Passwort ist falsch. Verbinde ihn neu.',
    doubtful:
      'Wann einer seiner Einträge ist, lässt sich nicht lesen: Niemand weiß, was er sperrt. Öffne den Kalender und berichtige diesen Eintrag.',
    swept:
      'Viele Einträge von Buchungen sind auf einmal weg oder verschoben, darum bleiben die Buchungen. Setze die Einträge zurück oder storniere die Buchungen; oder lass Änderungen von Hand nur anzeigen.',
    'rate-limited': 'Der Dienst wurde zu oft gefragt. Er wird von selbst wieder gefragt.',
    unavailable: 'Der Dienst ist nicht zu erreichen. Es wird von selbst wieder versucht.',
    'not-found': 'Diesen Kalender gibt es im Konto nicht mehr. Wähle einen anderen.',
    'too-much': 'Es steht mehr darin, als gelesen werden kann. Nimm alte Einträge heraus oder wähle einen anderen.',
    'not-allowed': 'Der Dienst erlaubt es nicht. Wähle einen anderen Kalender oder verbinde ihn neu.',
  },
  choose: 'Kalender wählen',
  reconnect: 'Neu verbinden',
  readNow: 'Jetzt lesen',
  reading: 'Wird gelesen…',
  disconnect: 'Trennen',
  disconnected: (account) => `${account} ist getrennt. Was darin steht, bleibt.`,
  saved: 'Die Auswahl ist gespeichert.',
  whichBlock: 'Welche davon sperren Zeiten?',
  whichBlockHint: 'Kunden können nicht buchen, solange einer davon sagt, dass du zu tun hast. Womit, sieht niemand.',
  onlyRead: 'In dieses Konto lassen sich keine Buchungen schreiben.',
  whichReceives: 'Welcher bekommt die Buchungen?',
  noneReceives: 'Keiner',
  policy: 'Wenn er nicht lesbar ist',
  policies: { block: 'Keine Zeiten anbieten', 'use-last-known': 'Nach dem gehen, was zuletzt gelesen wurde' },
  policyHints: {
    block: 'Nach einer Viertelstunde ohne ihn. Niemand wird doppelt gebucht.',
    'use-last-known': 'Was seither eingetragen wurde, ist nicht bekannt: Jemand kann doppelt gebucht werden.',
  },
  age: 'Wie lange',
  byHand: 'Wenn dort jemand den Eintrag einer Buchung verschiebt oder löscht',
  handMade: {
    show: 'Hier anzeigen und die Buchung lassen, wie sie ist',
    follow: 'Auch die Buchung verschieben oder absagen, und es dem Kunden sagen',
  },
  connect: 'Einen Kalender verbinden',
  connectLead: 'Gespeichert wird nur, wann jemand zu tun hat: keine Titel, keine Personen, keine Orte.',
  connectIt: 'Verbinden',
  connecting: 'Wird versucht…',
  connected: (account) => `${account} ist verbunden und gelesen.`,
  isAgain: 'Er ist wieder verbunden.',
  consent: (name) =>
    `${name} bittet dich, dich dort anzumelden und zuzustimmen. Setze jeden Haken und komm dann zurück.`,
  goTo: (name) => `Zu ${name}`,
  unregistered: {
    google:
      'Dieser Server ist bei Google noch nicht angemeldet. Wer ihn betreibt, tut das einmal und setzt OPENSLOT_GOOGLE_CLIENT_ID.',
    microsoft:
      'Dieser Server ist bei Microsoft noch nicht angemeldet. Wer ihn betreibt, tut das einmal und setzt OPENSLOT_MICROSOFT_CLIENT_ID.',
  },
  againLead: 'Was gewählt war, bleibt.',
  service: 'Wo ist er?',
  otherService: 'Anderswo',
  address: 'Adresse',
  refused: {
    'needs-reconnecting': 'Der Zugang wird dort verweigert. Prüfe Adresse, Benutzername und Passwort.',
    'not-allowed':
      'Dort kann der Server nicht lesen: Die Adresse ist nicht öffentlich oder nicht HTTPS, oder das Konto wird nicht eingelassen. Für eine im eigenen Netz setze OPENSLOT_ALLOW_PRIVATE_CALENDARS auf dem Server.',
    'not-found': 'An dieser Adresse ist kein Kalender. Kopiere sie noch einmal von dort, wo er veröffentlicht ist.',
  },
  addressWrong: 'Gib eine Adresse wie https://cloud.example.com/ ein.',
  caldavHint: 'Die des CalDAV-Servers. Der Rest findet sich von dort.',
  icsHint: 'Die geheime Adresse eines Kalenders, der als Datei (iCal) veröffentlicht ist. Er wird nur gelesen.',
  username: 'Benutzername',
  usernameMissing: 'Gib den Benutzernamen ein.',
  passwordHint: 'iCloud, Fastmail und Nextcloud wollen eines, das dafür gemacht ist: ein App-Passwort.',
  feedName: 'Wie du ihn nennst',
  feedNameMissing: 'Gib ihm einen Namen.',
  feed: 'Stattdessen abonnieren',
  feedLead:
    'Jedes Kalenderprogramm kann die Buchungen über eine private Adresse zeigen. Wer sie hat, kann sie lesen; zurück kommt von dort nichts.',
  feedAddress: 'Private Adresse',
  feedSince: (when) => `Seit ${when}`,
  makeFeed: 'Eine Adresse machen',
  renewFeed: 'Eine neue Adresse machen',
  removeFeed: 'Wegnehmen',
  feedRenewed: 'Die alte Adresse führt nirgends mehr hin.',
  feedRemoved: 'Die Adresse führt nirgends mehr hin.',
  byHandTitle: 'Im Kalender von Hand geändert',
  byHandLead:
    'Die Buchungen sind noch, wie sie waren. Verschiebe sie oder sage sie ab, oder setze die Einträge zurück.',
  movedByHand: (from, to) => `Der Eintrag wurde von ${from} auf ${to} verschoben.`,
  deletedByHand: (from) => `Der Eintrag, ${from}, wurde gelöscht.`,
  recursByHand: (from) => `Aus dem Eintrag, ${from}, wurde eine Serie.`,
  couldNotFollow: (why) => NOT_FOLLOWED[why] ?? `Die Buchung konnte nicht folgen: ${why}`,
  overwritten: 'Die Buchung wurde seither geändert und der Eintrag neu geschrieben: Was von Hand getan wurde, ist weg.',
  dismiss: 'Verstanden',
  putBack: 'Zurücksetzen',
  isPutBack: 'Der Eintrag kommt dahin zurück, wo die Buchung ist.',
}

import type { ChoosingTexts } from './en.js'

export const texts: ChoosingTexts = {
  back: 'Terug',
  tryAgain: 'Opnieuw proberen',
  reload: 'Pagina opnieuw laden',
  change: 'Wijzigen',
  loading: 'Laden',
  slow: 'Dit duurt langer dan normaal.',
  demo: 'Dit is een demonstratie: er wordt niets echt geboekt.',
  with: 'bij {name}',
  withAnyone: 'bij wie er vrij is',
  minutes: '{minutes} min',
  hours: '{hours} u',
  hoursAndMinutes: '{hours} u {minutes} min',
  free: 'Gratis',
  dateAndTime: '{date} om {time}',
  service: 'Kies een dienst',
  staff: {
    heading: 'Kies een persoon',
    anyone: 'Maakt niet uit',
    anyoneHint: 'Wie er vrij is op jouw tijd',
    changeLabel: 'Persoon wijzigen',
  },
  place: {
    'in-person': 'Op locatie',
    phone: 'Telefonisch',
    video: 'Via videogesprek',
    more: '{kind}: {text}',
  },
  time: {
    heading: 'Kies een tijd',
    howLong: 'Duur',
    seatsLeft: {
      one: 'nog {count} plek',
      other: 'nog {count} plekken',
    },
    previousMonth: 'Vorige maand',
    nextMonth: 'Volgende maand',
    day: {
      one: '{date}, {count} vrije tijd',
      other: '{date}, {count} vrije tijden',
    },
    dayFull: '{date}, geen vrije tijden',
    month: {
      one: '{month}, {count} vrije dag',
      other: '{month}, {count} vrije dagen',
    },
    monthFull: '{month}, geen vrije dagen',
    morning: 'Ochtend',
    afternoon: 'Middag',
    evening: 'Avond',
    noneInMonth: 'Geen vrije tijden in {month}.',
    none: 'Er zijn nu geen vrije tijden.',
    lookAgain: 'Opnieuw kijken',
    nextFree: 'Eerste vrije dag: {date}',
    keep: '{when} houden',
    changeLabel: 'Tijd wijzigen',
  },
  hold: {
    kept: {
      one: 'Nog één minuut voor je vastgehouden',
      other: '{count} minuten voor je vastgehouden',
    },
    lapsed: 'Niet meer voor je vastgehouden; boek zolang de tijd vrij is',
  },
  zone: {
    line: 'Tijdzone: {zone} ({offset})',
    offsets: '{before}, daarna {after}',
    changeLabel: 'Tijdzone wijzigen',
    search: 'Zoek een stad of regio',
    list: 'Tijdzones',
    none: 'Geen tijdzone met die naam',
    changed: 'Nieuwe tijdzone: {zone}',
    timeIn: '{range}, {zone}',
    elsewhere: 'Op de plek van de afspraak: {zone} ({offset}).',
  },
  trouble: {
    offline: {
      title: 'Je lijkt offline te zijn',
      advice: 'Controleer je verbinding en probeer het opnieuw.',
    },
    unreachable: {
      title: 'We kunnen de boekingsserver niet bereiken',
      advice: 'Controleer je verbinding of probeer het zo opnieuw.',
    },
    timeout: {
      title: 'Het antwoord duurt te lang',
      advice: 'Je verbinding of onze server is traag. Probeer het opnieuw.',
    },
    server: {
      title: 'Er ging bij ons iets mis',
      advice: 'Er is niets verloren. Probeer het zo opnieuw.',
    },
    tooMany: {
      title: 'Dat was veel in één keer',
      advice: 'Wacht even en probeer het opnieuw.',
    },
    waitSeconds: {
      one: 'Wacht een seconde en probeer het opnieuw.',
      other: 'Wacht {count} seconden en probeer het opnieuw.',
    },
    waitMinutes: {
      one: 'Wacht een minuut en probeer het opnieuw.',
      other: 'Wacht {count} minuten en probeer het opnieuw.',
    },
    unexpected: {
      title: 'We kunnen het antwoord van de server niet lezen',
      advice: 'Probeer het opnieuw; blijft het zo, meld het dan aan de eigenaar van deze pagina.',
    },
    insecure: {
      title: 'Op deze pagina kun je niet boeken',
      advice: 'De pagina moet via https komen. Meld het aan de eigenaar van deze pagina.',
    },
    noServer: {
      title: 'Boeken is nog niet aangesloten',
      advice:
        'De eigenaar van deze pagina moet het adres van de boekingsserver invullen: <booking-widget server="https://…">.',
    },
    unknownService: {
      title: 'Deze dienst is niet meer te boeken',
      advice: 'Misschien heet die nu anders of bestaat die niet meer.',
    },
    allServices: 'Alle diensten bekijken',
    unknownStaff: {
      title: 'Deze persoon is hier niet te boeken',
      advice: 'Misschien biedt die deze dienst niet meer aan.',
    },
    anyStaff: 'Bekijk wie er vrij is',
    noServices: {
      title: 'Hier is nog niets te boeken',
      advice: 'Kom later nog eens terug.',
    },
    notFound: {
      title: 'We kunnen deze boeking niet vinden',
      advice: 'Controleer of de link uit je e-mail compleet is.',
    },
  },
}

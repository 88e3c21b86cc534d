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
  },
  zone: {
    line: 'Tijdzone: {zone} ({offset})',
    offsets: '{before}, daarna {after}',
    changeLabel: 'Tijdzone wijzigen',
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
  },
}

import type { ChoosingTexts } from './en.js'

export const texts: ChoosingTexts = {
  back: 'Tilbake',
  tryAgain: 'Prøv igjen',
  reload: 'Last siden på nytt',
  change: 'Endre',
  loading: 'Laster',
  slow: 'Dette tar lengre tid enn vanlig.',
  demo: 'Dette er en demonstrasjon: ingenting bestilles på ordentlig.',
  with: 'hos {name}',
  withAnyone: 'hos den som er ledig',
  minutes: '{minutes} min',
  hours: '{hours} t',
  hoursAndMinutes: '{hours} t {minutes} min',
  free: 'Gratis',
  dateAndTime: '{date} kl. {time}',
  service: 'Velg en tjeneste',
  staff: {
    heading: 'Velg en person',
    anyone: 'Hvem som helst',
    anyoneHint: 'Den som er ledig når det passer deg',
    changeLabel: 'Bytt person',
  },
  place: {
    'in-person': 'På stedet',
    phone: 'På telefon',
    video: 'Via videosamtale',
    more: '{kind}: {text}',
  },
  time: {
    heading: 'Velg et tidspunkt',
    howLong: 'Varighet',
    seatsLeft: {
      one: '{count} plass igjen',
      other: '{count} plasser igjen',
    },
    previousMonth: 'Forrige måned',
    nextMonth: 'Neste måned',
    day: {
      one: '{date}, {count} ledig time',
      other: '{date}, {count} ledige timer',
    },
    dayFull: '{date}, ingen ledige timer',
    month: {
      one: '{month}, {count} ledig dag',
      other: '{month}, {count} ledige dager',
    },
    monthFull: '{month}, ingen ledige dager',
    morning: 'Formiddag',
    afternoon: 'Ettermiddag',
    evening: 'Kveld',
    noneInMonth: 'Ingen ledige timer i {month}.',
    none: 'Det er ingen ledige timer akkurat nå.',
    lookAgain: 'Se etter på nytt',
    nextFree: 'Neste ledige dag: {date}',
  },
  zone: {
    line: 'Tidssone: {zone} ({offset})',
    offsets: '{before}, deretter {after}',
    changeLabel: 'Bytt tidssone',
    elsewhere: 'På stedet gjelder: {zone} ({offset}).',
  },
  trouble: {
    offline: {
      title: 'Du ser ut til å være frakoblet',
      advice: 'Sjekk tilkoblingen og prøv igjen.',
    },
    unreachable: {
      title: 'Vi får ikke kontakt med bestillingsserveren',
      advice: 'Sjekk tilkoblingen, eller prøv igjen om litt.',
    },
    timeout: {
      title: 'Svaret tar for lang tid',
      advice: 'Tilkoblingen din eller serveren vår er treg. Prøv igjen.',
    },
  },
}

import type { ChoosingTexts } from './en.js'

export const texts: ChoosingTexts = {
  back: 'Tilbage',
  tryAgain: 'Prøv igen',
  reload: 'Genindlæs siden',
  change: 'Skift',
  loading: 'Indlæser',
  slow: 'Det tager længere tid end normalt.',
  demo: 'Dette er en demonstration: intet bliver booket rigtigt.',
  with: 'hos {name}',
  withAnyone: 'hos den, der er ledig',
  minutes: '{minutes} min',
  hours: '{hours} t',
  hoursAndMinutes: '{hours} t {minutes} min',
  free: 'Gratis',
  dateAndTime: '{date} kl. {time}',
  service: 'Vælg en ydelse',
  staff: {
    heading: 'Vælg en person',
    anyone: 'Hvem som helst',
    anyoneHint: 'Den, der er ledig på dit tidspunkt',
    changeLabel: 'Skift person',
  },
  place: {
    'in-person': 'På stedet',
    phone: 'Over telefonen',
    video: 'Via videoopkald',
    more: '{kind}: {text}',
  },
  time: {
    heading: 'Vælg en tid',
    howLong: 'Varighed',
    seatsLeft: {
      one: '{count} plads tilbage',
      other: '{count} pladser tilbage',
    },
    previousMonth: 'Forrige måned',
    nextMonth: 'Næste måned',
    day: {
      one: '{date}, {count} ledig tid',
      other: '{date}, {count} ledige tider',
    },
    dayFull: '{date}, ingen ledige tider',
    month: {
      one: '{month}, {count} ledig dag',
      other: '{month}, {count} ledige dage',
    },
    monthFull: '{month}, ingen ledige dage',
    morning: 'Formiddag',
    afternoon: 'Eftermiddag',
    evening: 'Aften',
    noneInMonth: 'Ingen ledige tider i {month}.',
    none: 'Der er ingen ledige tider lige nu.',
    lookAgain: 'Se efter igen',
    nextFree: 'Næste ledige dag: {date}',
  },
  zone: {
    line: 'Tidszone: {zone} ({offset})',
    offsets: '{before}, derefter {after}',
    changeLabel: 'Skift tidszone',
    elsewhere: 'På stedet gælder: {zone} ({offset}).',
  },
  trouble: {
    offline: {
      title: 'Du er vist offline',
      advice: 'Tjek forbindelsen, og prøv igen.',
    },
    unreachable: {
      title: 'Vi kan ikke nå bookingserveren',
      advice: 'Tjek forbindelsen, eller prøv igen om lidt.',
    },
    timeout: {
      title: 'Svaret er for længe undervejs',
      advice: 'Din forbindelse eller vores server er langsom. Prøv igen.',
    },
  },
}

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
    keep: 'Behold {when}',
    changeLabel: 'Skift tid',
  },
  hold: {
    kept: {
      one: 'Holdes til dig et minut mere',
      other: 'Holdes til dig i {count} minutter',
    },
    lapsed: 'Holdes ikke længere til dig; book, mens tiden er ledig',
  },
  zone: {
    line: 'Tidszone: {zone} ({offset})',
    offsets: '{before}, derefter {after}',
    changeLabel: 'Skift tidszone',
    search: 'Søg efter en by eller region',
    list: 'Tidszoner',
    none: 'Ingen tidszone med det navn',
    changed: 'Ny tidszone: {zone}',
    timeIn: '{range}, {zone}',
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
    server: {
      title: 'Noget gik galt hos os',
      advice: 'Intet er gået tabt. Prøv igen om lidt.',
    },
    tooMany: {
      title: 'Det var meget på én gang',
      advice: 'Vent lidt, og prøv igen.',
    },
    waitSeconds: {
      one: 'Vent et sekund, og prøv igen.',
      other: 'Vent {count} sekunder, og prøv igen.',
    },
    waitMinutes: {
      one: 'Vent et minut, og prøv igen.',
      other: 'Vent {count} minutter, og prøv igen.',
    },
    unexpected: {
      title: 'Vi kan ikke læse serverens svar',
      advice: 'Prøv igen; hjælper det ikke, så sig det til sidens ejer.',
    },
    insecure: {
      title: 'Man kan ikke booke på denne side',
      advice: 'Den skal vises via https. Sig det til sidens ejer.',
    },
    noServer: {
      title: 'Bookingen er ikke tilsluttet endnu',
      advice: 'Sidens ejer skal angive bookingserverens adresse: <booking-widget server="https://…">.',
    },
    unknownService: {
      title: 'Denne ydelse kan ikke bookes længere',
      advice: 'Den har måske fået et nyt navn eller er væk.',
    },
    allServices: 'Se alle ydelser',
    unknownStaff: {
      title: 'Denne person kan ikke bookes her',
      advice: 'Personen tilbyder måske ikke ydelsen længere.',
    },
    anyStaff: 'Se, hvem der er ledig',
    noServices: {
      title: 'Der er ikke noget at booke her endnu',
      advice: 'Kom tilbage lidt senere.',
    },
    notFound: {
      title: 'Vi kan ikke finde denne booking',
      advice: 'Tjek, at linket i din e-mail er helt.',
    },
  },
}

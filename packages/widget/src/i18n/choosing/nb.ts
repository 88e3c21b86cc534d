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
    keep: 'Behold {when}',
    changeLabel: 'Endre tidspunkt',
  },
  hold: {
    kept: {
      one: 'Holdes av til deg i ett minutt til',
      other: 'Holdes av til deg i {count} minutter',
    },
    lapsed: 'Holdes ikke lenger av til deg; bestill mens timen er ledig',
  },
  zone: {
    line: 'Tidssone: {zone} ({offset})',
    offsets: '{before}, deretter {after}',
    changeLabel: 'Bytt tidssone',
    search: 'Søk etter en by eller region',
    list: 'Tidssoner',
    none: 'Ingen tidssone med det navnet',
    changed: 'Ny tidssone: {zone}',
    timeIn: '{range}, {zone}',
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
    server: {
      title: 'Noe gikk galt hos oss',
      advice: 'Ingenting er tapt. Prøv igjen om litt.',
    },
    tooMany: {
      title: 'Det ble mye på én gang',
      advice: 'Vent litt og prøv igjen.',
    },
    waitSeconds: {
      one: 'Vent ett sekund og prøv igjen.',
      other: 'Vent {count} sekunder og prøv igjen.',
    },
    waitMinutes: {
      one: 'Vent ett minutt og prøv igjen.',
      other: 'Vent {count} minutter og prøv igjen.',
    },
    unexpected: {
      title: 'Vi kan ikke lese svaret fra serveren',
      advice: 'Prøv igjen; hjelper det ikke, si fra til eieren av siden.',
    },
    insecure: {
      title: 'Det går ikke an å bestille på denne siden',
      advice: 'Den må vises over https. Si fra til eieren av siden.',
    },
    noServer: {
      title: 'Bestillingen er ikke koblet til ennå',
      advice: 'Eieren av siden må oppgi adressen til bestillingsserveren: <booking-widget server="https://…">.',
    },
    unknownService: {
      title: 'Denne tjenesten kan ikke bestilles lenger',
      advice: 'Den kan ha fått nytt navn eller være borte.',
    },
    allServices: 'Se alle tjenester',
    unknownStaff: {
      title: 'Denne personen kan ikke bestilles her',
      advice: 'Personen tilbyr kanskje ikke tjenesten lenger.',
    },
    anyStaff: 'Se hvem som er ledig',
    noServices: {
      title: 'Det er ingenting å bestille her ennå',
      advice: 'Kom tilbake litt senere.',
    },
    notFound: {
      title: 'Vi finner ikke denne bestillingen',
      advice: 'Sjekk at lenken i e-posten er hel.',
    },
  },
}

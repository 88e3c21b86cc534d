import type { ChoosingTexts } from './en.js'

export const texts: ChoosingTexts = {
  back: 'Tillbaka',
  tryAgain: 'Försök igen',
  reload: 'Ladda om sidan',
  change: 'Ändra',
  loading: 'Laddar',
  slow: 'Det tar längre tid än vanligt.',
  demo: 'Det här är en demonstration: inget bokas på riktigt.',
  with: 'hos {name}',
  withAnyone: 'hos den som är ledig',
  minutes: '{minutes} min',
  hours: '{hours} tim',
  hoursAndMinutes: '{hours} tim {minutes} min',
  free: 'Gratis',
  dateAndTime: '{date} kl. {time}',
  service: 'Välj en tjänst',
  staff: {
    heading: 'Välj en person',
    anyone: 'Vem som helst',
    anyoneHint: 'Den som är ledig på din tid',
    changeLabel: 'Byt person',
  },
  place: {
    'in-person': 'På plats',
    phone: 'Per telefon',
    video: 'Via videosamtal',
    more: '{kind}: {text}',
  },
  time: {
    heading: 'Välj en tid',
    howLong: 'Längd',
    seatsLeft: '{count} kvar',
    previousMonth: 'Föregående månad',
    nextMonth: 'Nästa månad',
    day: {
      one: '{date}, {count} ledig tid',
      other: '{date}, {count} lediga tider',
    },
    dayFull: '{date}, inga lediga tider',
    month: {
      one: '{month}, {count} ledig dag',
      other: '{month}, {count} lediga dagar',
    },
    monthFull: '{month}, inga lediga dagar',
    morning: 'Förmiddag',
    afternoon: 'Eftermiddag',
    evening: 'Kväll',
    noneInMonth: 'Inga lediga tider i {month}.',
    none: 'Det finns inga lediga tider just nu.',
    lookAgain: 'Titta igen',
    nextFree: 'Nästa lediga dag: {date}',
    keep: 'Behåll {when}',
    changeLabel: 'Ändra tid',
  },
  hold: {
    kept: {
      one: 'Hålls åt dig i en minut till',
      other: 'Hålls åt dig i {count} minuter',
    },
    lapsed: 'Hålls inte längre åt dig; boka medan tiden är ledig',
  },
  zone: {
    line: 'Tidszon: {zone} ({offset})',
    offsets: '{before}, sedan {after}',
    changeLabel: 'Byt tidszon',
    search: 'Sök efter en stad eller region',
    list: 'Tidszoner',
    none: 'Ingen tidszon med det namnet',
    changed: 'Ny tidszon: {zone}',
    timeIn: '{range}, {zone}',
    elsewhere: 'På platsen gäller: {zone} ({offset}).',
  },
  trouble: {
    offline: {
      title: 'Du verkar vara offline',
      advice: 'Kontrollera anslutningen och försök igen.',
    },
    unreachable: {
      title: 'Vi når inte bokningsservern',
      advice: 'Kontrollera anslutningen eller försök igen om en stund.',
    },
    timeout: {
      title: 'Svaret dröjer för länge',
      advice: 'Din anslutning eller vår server är långsam. Försök igen.',
    },
    server: {
      title: 'Något gick fel hos oss',
      advice: 'Inget är förlorat. Försök igen om en stund.',
    },
    tooMany: {
      title: 'Det var mycket på en gång',
      advice: 'Vänta en stund och försök igen.',
    },
    waitSeconds: {
      one: 'Vänta en sekund och försök igen.',
      other: 'Vänta {count} sekunder och försök igen.',
    },
    waitMinutes: {
      one: 'Vänta en minut och försök igen.',
      other: 'Vänta {count} minuter och försök igen.',
    },
    unexpected: {
      title: 'Vi kan inte läsa serverns svar',
      advice: 'Försök igen; hjälper det inte, säg till sidans ägare.',
    },
    insecure: {
      title: 'Det går inte att boka på den här sidan',
      advice: 'Den måste visas via https. Säg till sidans ägare.',
    },
    noServer: {
      title: 'Bokningen är inte kopplad än',
      advice: 'Sidans ägare behöver ange bokningsserverns adress: <booking-widget server="https://…">.',
    },
    unknownService: {
      title: 'Den här tjänsten går inte att boka längre',
      advice: 'Den kan ha bytt namn eller försvunnit.',
    },
    allServices: 'Visa alla tjänster',
    unknownStaff: {
      title: 'Den här personen går inte att boka här',
      advice: 'Personen kanske inte erbjuder tjänsten längre.',
    },
    anyStaff: 'Se vem som är ledig',
    noServices: {
      title: 'Det finns inget att boka här än',
      advice: 'Kom tillbaka lite senare.',
    },
    notFound: {
      title: 'Vi hittar inte den här bokningen',
      advice: 'Kontrollera att länken i mejlet är hel.',
    },
  },
}

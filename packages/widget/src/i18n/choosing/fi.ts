import type { ChoosingTexts } from './en.js'

export const texts: ChoosingTexts = {
  back: 'Takaisin',
  tryAgain: 'Yritä uudelleen',
  reload: 'Lataa sivu uudelleen',
  change: 'Vaihda',
  loading: 'Ladataan',
  slow: 'Tämä kestää tavallista kauemmin.',
  demo: 'Tämä on esittely: mitään ei varata oikeasti.',
  with: 'tekijä: {name}',
  withAnyone: 'kenen tahansa luona',
  minutes: '{minutes} min',
  hours: '{hours} t',
  hoursAndMinutes: '{hours} t {minutes} min',
  free: 'Ilmainen',
  dateAndTime: '{date} klo {time}',
  service: 'Valitse palvelu',
  staff: {
    heading: 'Valitse tekijä',
    anyone: 'Kuka tahansa',
    anyoneHint: 'Se, joka on vapaana valitsemaasi aikaan',
    changeLabel: 'Vaihda tekijää',
  },
  place: {
    'in-person': 'Paikan päällä',
    phone: 'Puhelimitse',
    video: 'Videopuhelu',
    more: '{kind}: {text}',
  },
  time: {
    heading: 'Valitse aika',
    howLong: 'Kesto',
    seatsLeft: {
      one: '{count} paikka jäljellä',
      other: '{count} paikkaa jäljellä',
    },
    previousMonth: 'Edellinen kuukausi',
    nextMonth: 'Seuraava kuukausi',
    day: {
      one: '{date}, {count} vapaa aika',
      other: '{date}, {count} vapaata aikaa',
    },
    dayFull: '{date}, ei vapaita aikoja',
    month: {
      one: '{month}, {count} vapaa päivä',
      other: '{month}, {count} vapaata päivää',
    },
    monthFull: '{month}, ei vapaita päiviä',
    morning: 'Aamupäivä',
    afternoon: 'Iltapäivä',
    evening: 'Ilta',
    noneInMonth: '{month}: ei vapaita aikoja.',
    none: 'Juuri nyt ei ole vapaita aikoja.',
    lookAgain: 'Katso uudelleen',
    nextFree: 'Seuraava vapaa päivä: {date}',
  },
  zone: {
    line: 'Aikavyöhyke: {zone} ({offset})',
    offsets: '{before}, sitten {after}',
    changeLabel: 'Vaihda aikavyöhykettä',
    elsewhere: 'Varauksen paikassa on voimassa: {zone} ({offset}).',
  },
  trouble: {
    offline: {
      title: 'Taidat olla ilman verkkoyhteyttä',
      advice: 'Tarkista yhteys ja yritä uudelleen.',
    },
    unreachable: {
      title: 'Varauspalvelimeen ei saada yhteyttä',
      advice: 'Tarkista yhteys tai yritä hetken päästä uudelleen.',
    },
    timeout: {
      title: 'Vastaus kestää liian kauan',
      advice: 'Yhteytesi tai palvelimemme on hidas. Yritä uudelleen.',
    },
  },
}

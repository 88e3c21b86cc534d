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
    keep: 'Pidä {when}',
    changeLabel: 'Vaihda aikaa',
  },
  hold: {
    kept: {
      one: 'Pidetään sinulle vielä minuutti',
      other: 'Pidetään sinulle {count} minuuttia',
    },
    lapsed: 'Ei enää varattuna sinulle; varaa, kun aika on vapaa',
  },
  zone: {
    line: 'Aikavyöhyke: {zone} ({offset})',
    offsets: '{before}, sitten {after}',
    changeLabel: 'Vaihda aikavyöhykettä',
    search: 'Hae kaupunkia tai aluetta',
    list: 'Aikavyöhykkeet',
    none: 'Sen nimistä aikavyöhykettä ei ole',
    changed: 'Uusi aikavyöhyke: {zone}',
    timeIn: '{range}, {zone}',
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
    server: {
      title: 'Jokin meni meillä vikaan',
      advice: 'Mitään ei ole menetetty. Yritä hetken päästä uudelleen.',
    },
    tooMany: {
      title: 'Tuo oli paljon kerralla',
      advice: 'Odota hetki ja yritä uudelleen.',
    },
    waitSeconds: {
      one: 'Odota sekunti ja yritä uudelleen.',
      other: 'Odota {count} sekuntia ja yritä uudelleen.',
    },
    waitMinutes: {
      one: 'Odota minuutti ja yritä uudelleen.',
      other: 'Odota {count} minuuttia ja yritä uudelleen.',
    },
    unexpected: {
      title: 'Palvelimen vastausta ei voi lukea',
      advice: 'Yritä uudelleen. Jos se ei auta, kerro sivun omistajalle.',
    },
    insecure: {
      title: 'Tällä sivulla ei voi varata',
      advice: 'Sivun on toimittava https-yhteydellä. Kerro sivun omistajalle.',
    },
    noServer: {
      title: 'Varausta ei ole vielä kytketty',
      advice: 'Sivun omistajan on annettava varauspalvelimen osoite: <booking-widget server="https://…">.',
    },
    unknownService: {
      title: 'Tätä palvelua ei voi enää varata',
      advice: 'Sillä voi olla uusi nimi, tai sitä ei enää ole.',
    },
    allServices: 'Näytä kaikki palvelut',
    unknownStaff: {
      title: 'Tälle tekijälle ei voi varata täällä',
      advice: 'Hän ei ehkä enää tee tätä palvelua.',
    },
    anyStaff: 'Katso, kuka on vapaana',
    noServices: {
      title: 'Täällä ei ole vielä mitään varattavaa',
      advice: 'Tule vähän myöhemmin uudelleen.',
    },
    notFound: {
      title: 'Varausta ei löydy',
      advice: 'Tarkista, että sähköpostin linkki on kokonainen.',
    },
  },
}

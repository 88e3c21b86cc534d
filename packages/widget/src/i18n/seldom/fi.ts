import type { SeldomTexts } from './en.js'

export const texts: SeldomTexts = {
  trouble: {
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
  taken: {
    withAlternatives: 'Aika varattiin juuri. Nämä ovat lähellä:',
    alone: 'Aika varattiin juuri.',
    chooseAnother: 'Valitse toinen aika',
  },
  unavailable: {
    'outside-hours': 'Aika on aukioloaikojen ulkopuolella.',
    'off-grid': 'Siihen aikaan ei ala varauksia.',
    'minimum-notice': 'Aika on liian pian varattavaksi.',
    'booking-window': 'Aika on liian kaukana varattavaksi.',
    'cap-reached': 'Päivä on täynnä.',
    past: 'Aika on jo mennyt.',
    otherwise: 'Aikaa ei voi varata.',
  },
  policy: {
    'cut-off': 'Muutos on täällä myöhäistä. Ota meihin suoraan yhteyttä.',
    started: 'Aika on jo alkanut. Ota meihin suoraan yhteyttä.',
    closed: 'Varaus on peruttu tai ohi. Palaa takaisin nähdäksesi sen.',
    'max-moves': 'Varausta ei voi enää siirtää. Ota meihin suoraan yhteyttä.',
    'not-started': 'Aika ei ole vielä ollut.',
    unconfirmed: 'Vahvista ensin tämä varaus: linkki on sähköpostissasi.',
  },
  refused: {
    bookingServer: 'Jokin meni meillä vikaan. Yritä uudelleen: et varaa kahdesti.',
    conflict: 'Varaus on ehkä jo tehty. Katso, onko sähköpostissasi vahvistus, ennen kuin yrität uudelleen.',
    changed: 'Varausta on muutettu tällä välin. Katso se uudelleen ennen kuin jatkat.',
    said: 'Palvelin ei hyväksynyt tätä:',
  },

  details: {
    phone: 'Puhelin',
    phoneMissing: 'Kirjoita puhelinnumerosi.',
    choose: 'Valitse',
    guests: 'Vieraat',
    guest: 'Vieraan {number} sähköposti',
    addGuest: 'Lisää vieras',
    removeGuest: 'Poista vieras {number}',
    remove: 'Poista',
    guestsHint: 'Hekin saavat kutsun.',
    guestRemoved: 'Vieras poistettu',
    answerMissing: 'Vastaa tähän kysymykseen.',
    choiceMissing: 'Valitse yksi vaihtoehdoista.',
    tickMissing: 'Rastita tämä jatkaaksesi.',
    notNumber: 'Kirjoita luku, esimerkiksi 3 tai 2,5.',
    notPhone: 'Kirjoita puhelinnumero numeroin, esimerkiksi +358 40 1234567.',
  },
  zone: {
    search: 'Hae kaupunkia tai aluetta',
    list: 'Aikavyöhykkeet',
    none: 'Sen nimistä aikavyöhykettä ei ole',
    changed: 'Uusi aikavyöhyke: {zone}',
  },
}

import type { BookingTexts } from './en.js'

export const texts: BookingTexts = {
  details: {
    heading: 'Tietosi',
    name: 'Nimi',
    email: 'Sähköposti',
    notes: 'Viesti',
    optional: 'valinnainen',
    trap: 'Verkkosivusto',
    book: 'Varaa {weekday} klo {time}',
    request: 'Pyydä {weekday} klo {time}',
    booking: 'Varataan…',
    requesting: 'Lähetetään…',
    proving: 'Varmistamme, ettei varaaja ole robotti. Se kestää muutaman sekunnin.',
    nameMissing: 'Kirjoita nimesi.',
    emailMissing: 'Kirjoita sähköpostiosoitteesi.',
  },
  emailFaults: {
    'no-at': 'Tarkista sähköpostiosoite: @ puuttuu.',
    'nothing-before-at': 'Tarkista sähköpostiosoite: ennen @-merkkiä puuttuu jotain.',
    'nothing-after-at': 'Tarkista sähköpostiosoite: @-merkin jälkeen puuttuu jotain.',
    'stray-character': 'Tarkista sähköpostiosoite: siinä on merkki, joka ei käy.',
    'stray-dot': 'Tarkista sähköpostiosoite: katso pisteitä ennen @-merkkiä.',
    'incomplete-domain': 'Tarkista sähköpostiosoite: loppu @-merkin jälkeen näyttää vajaalta.',
  },
  refused: {
    bookingUnsure: 'Palvelimeen ei saatu yhteyttä. Yritä uudelleen: et varaa kahdesti.',
    changeUnsure: 'Palvelimeen ei saatu yhteyttä. Ehkä mikään ei ole vielä muuttunut: yritä uudelleen.',
  },
  done: {
    heading: 'Aikasi on varattu',
    headingPending: 'Pyyntö vastaanotettu',
    onItsWay: 'Vahvistus on matkalla osoitteeseen {email}.',
    onItsWayPending: 'Aika on varattuna sinulle. Saat osoitteeseen {email} tiedon, vahvistetaanko se.',
    headingConfirm: 'Katso sähköpostisi',
    onItsWayConfirm:
      'Aika on varattuna sinulle tähän asti: {time}. Vahvista se avaamalla linkki viestissä, joka lähti osoitteeseen {email}.',
    what: 'Palvelu',
    when: 'Milloin',
    where: 'Missä',
    who: 'Tekijä',
    price: 'Hinta',
    guests: 'Vieraat',
    calendar: 'Lisää kalenteriin',
    manage: 'Siirrä tai peru',
    cancel: 'Peru varaus',
    another: 'Varaa toinen aika',
  },

  time: {
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
    timeIn: '{range}, {zone}',
  },
}

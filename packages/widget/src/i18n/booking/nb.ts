import type { BookingTexts } from './en.js'

export const texts: BookingTexts = {
  details: {
    heading: 'Opplysningene dine',
    name: 'Navn',
    email: 'E-post',
    notes: 'Merknad',
    optional: 'valgfritt',
    trap: 'Nettsted',
    book: 'Bestill {weekday} kl. {time}',
    request: 'Spør om {weekday} kl. {time}',
    booking: 'Bestiller…',
    requesting: 'Sender…',
    proving: 'Vi passer på at det ikke er en robot som bestiller. Det tar noen sekunder.',
    nameMissing: 'Skriv navnet ditt.',
    emailMissing: 'Skriv e-postadressen din.',
  },
  emailFaults: {
    'no-at': 'Sjekk e-postadressen: @ mangler.',
    'nothing-before-at': 'Sjekk e-postadressen: noe mangler før @.',
    'nothing-after-at': 'Sjekk e-postadressen: noe mangler etter @.',
    'stray-character': 'Sjekk e-postadressen: den har et tegn som ikke kan være der.',
    'stray-dot': 'Sjekk e-postadressen: se på punktumene før @.',
    'incomplete-domain': 'Sjekk e-postadressen: delen etter @ ser ikke hel ut.',
  },
  refused: {
    bookingUnsure: 'Vi fikk ikke kontakt med serveren. Prøv igjen: du bestiller ikke to ganger.',
    changeUnsure: 'Vi fikk ikke kontakt med serveren. Kanskje er ingenting endret ennå: prøv igjen.',
  },
  done: {
    heading: 'Timen din er bestilt',
    headingPending: 'Forespørsel mottatt',
    onItsWay: 'En bekreftelse er på vei til {email}.',
    onItsWayPending: 'Timen holdes av til deg. På {email} får du vite om den er bekreftet.',
    headingConfirm: 'Sjekk e-posten din',
    onItsWayConfirm: 'Timen holdes av til deg til {time}. Åpne lenken i e-posten til {email} for å bekrefte den.',
    what: 'Hva',
    when: 'Når',
    where: 'Hvor',
    who: 'Hos',
    price: 'Pris',
    guests: 'Gjester',
    calendar: 'Legg til i kalenderen',
    manage: 'Flytt eller avlys',
    cancel: 'Avlys timen',
    another: 'Bestill en time til',
  },

  time: {
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
    timeIn: '{range}, {zone}',
  },
}

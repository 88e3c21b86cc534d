import type { BookingTexts } from './en.js'

export const texts: BookingTexts = {
  details: {
    heading: 'Dine oplysninger',
    name: 'Navn',
    email: 'E-mail',
    notes: 'Bemærkning',
    optional: 'valgfrit',
    trap: 'Websted',
    book: 'Book {weekday} kl. {time}',
    request: 'Anmod om {weekday} kl. {time}',
    booking: 'Booker…',
    requesting: 'Sender…',
    proving: 'Vi sikrer os, at det ikke er en robot, der booker. Det tager et par sekunder.',
    nameMissing: 'Skriv dit navn.',
    emailMissing: 'Skriv din e-mailadresse.',
  },
  emailFaults: {
    'no-at': 'Tjek e-mailadressen: @ mangler.',
    'nothing-before-at': 'Tjek e-mailadressen: der mangler noget før @.',
    'nothing-after-at': 'Tjek e-mailadressen: der mangler noget efter @.',
    'stray-character': 'Tjek e-mailadressen: den har et tegn, der ikke må være der.',
    'stray-dot': 'Tjek e-mailadressen: se på punktummerne før @.',
    'incomplete-domain': 'Tjek e-mailadressen: delen efter @ ser ikke hel ud.',
  },
  refused: {
    bookingUnsure: 'Vi kunne ikke nå serveren. Prøv igen: du booker ikke to gange.',
    changeUnsure: 'Vi kunne ikke nå serveren. Måske er intet ændret endnu: prøv igen.',
  },
  done: {
    heading: 'Din tid er booket',
    headingPending: 'Forespørgsel modtaget',
    onItsWay: 'En bekræftelse er på vej til {email}.',
    onItsWayPending: 'Tiden holdes til dig. På {email} får du at vide, om den er bekræftet.',
    headingConfirm: 'Se i din e-mail',
    onItsWayConfirm: 'Tiden holdes til dig indtil {time}. Åbn linket i e-mailen til {email} for at bekræfte den.',
    what: 'Hvad',
    when: 'Hvornår',
    where: 'Hvor',
    who: 'Hos',
    price: 'Pris',
    guests: 'Gæster',
    calendar: 'Føj til kalender',
    manage: 'Flyt eller aflys',
    cancel: 'Aflys tiden',
    another: 'Book en tid mere',
  },

  time: {
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
    timeIn: '{range}, {zone}',
  },
}

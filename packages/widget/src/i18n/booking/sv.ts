import type { BookingTexts } from './en.js'

export const texts: BookingTexts = {
  details: {
    heading: 'Dina uppgifter',
    name: 'Namn',
    email: 'E-post',
    notes: 'Meddelande',
    optional: 'valfritt',
    trap: 'Webbplats',
    book: 'Boka {weekday} kl. {time}',
    request: 'Fråga om {weekday} kl. {time}',
    booking: 'Bokar…',
    requesting: 'Skickar…',
    proving: 'Vi kontrollerar att ingen robot bokar. Det tar några sekunder.',
    nameMissing: 'Skriv ditt namn.',
    emailMissing: 'Skriv din e-postadress.',
  },
  emailFaults: {
    'no-at': 'Kontrollera e-postadressen: @ saknas.',
    'nothing-before-at': 'Kontrollera e-postadressen: något saknas före @.',
    'nothing-after-at': 'Kontrollera e-postadressen: något saknas efter @.',
    'stray-character': 'Kontrollera e-postadressen: den har ett otillåtet tecken.',
    'stray-dot': 'Kontrollera e-postadressen: titta på punkterna före @.',
    'incomplete-domain': 'Kontrollera e-postadressen: delen efter @ verkar inte vara hel.',
  },
  refused: {
    bookingUnsure: 'Vi nådde inte servern. Försök igen: du bokar inte dubbelt.',
    changeUnsure: 'Vi nådde inte servern. Kanske har inget ändrats än: försök igen.',
  },
  done: {
    heading: 'Din tid är bokad',
    headingPending: 'Förfrågan mottagen',
    onItsWay: 'En bekräftelse är på väg till {email}.',
    onItsWayPending: 'Tiden hålls åt dig. På {email} får du veta om den blir bekräftad.',
    headingConfirm: 'Titta i din mejl',
    onItsWayConfirm: 'Tiden hålls åt dig till {time}. Öppna länken i mejlet till {email} för att bekräfta den.',
    what: 'Vad',
    when: 'När',
    where: 'Var',
    who: 'Hos',
    price: 'Pris',
    guests: 'Gäster',
    calendar: 'Lägg till i kalendern',
    manage: 'Boka om eller avboka',
    cancel: 'Avboka',
    another: 'Boka en tid till',
  },

  time: {
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
    timeIn: '{range}, {zone}',
  },
}

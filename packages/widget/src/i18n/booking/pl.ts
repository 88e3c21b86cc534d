import type { BookingTexts } from './en.js'

export const texts: BookingTexts = {
  details: {
    heading: 'Twoje dane',
    name: 'Imię i nazwisko',
    email: 'E-mail',
    notes: 'Uwagi',
    optional: 'opcjonalnie',
    trap: 'Strona internetowa',
    book: 'Zarezerwuj: {weekday}, {time}',
    request: 'Poproś o termin: {weekday}, {time}',
    booking: 'Rezerwujemy…',
    requesting: 'Wysyłamy…',
    proving: 'Sprawdzamy, czy nie rezerwuje robot. To potrwa kilka sekund.',
    nameMissing: 'Wpisz imię i nazwisko.',
    emailMissing: 'Wpisz adres e-mail.',
  },
  emailFaults: {
    'no-at': 'Sprawdź adres e-mail: brakuje znaku @.',
    'nothing-before-at': 'Sprawdź adres e-mail: brakuje czegoś przed @.',
    'nothing-after-at': 'Sprawdź adres e-mail: brakuje czegoś po @.',
    'stray-character': 'Sprawdź adres e-mail: jest w nim niedozwolony znak.',
    'stray-dot': 'Sprawdź adres e-mail: zwróć uwagę na kropki przed @.',
    'incomplete-domain': 'Sprawdź adres e-mail: część po @ wygląda na niepełną.',
  },
  refused: {
    bookingUnsure: 'Serwer był nieosiągalny. Spróbuj ponownie: nie zarezerwujesz dwa razy.',
    changeUnsure: 'Serwer był nieosiągalny. Być może nic się jeszcze nie zmieniło: spróbuj ponownie.',
  },
  done: {
    heading: 'Wizyta zarezerwowana',
    headingPending: 'Otrzymaliśmy prośbę',
    onItsWay: 'Potwierdzenie jest w drodze na adres {email}.',
    onItsWayPending: 'Trzymamy dla Ciebie ten termin. Czy jest potwierdzony, dowiesz się pod adresem {email}.',
    headingConfirm: 'Sprawdź pocztę e-mail',
    onItsWayConfirm:
      'Trzymamy dla Ciebie termin do: {time}. Otwórz link w wiadomości wysłanej na adres {email}, aby go potwierdzić.',
    what: 'Usługa',
    when: 'Kiedy',
    where: 'Gdzie',
    who: 'Osoba',
    price: 'Cena',
    guests: 'Goście',
    calendar: 'Dodaj do kalendarza',
    manage: 'Przełóż lub odwołaj',
    cancel: 'Odwołaj wizytę',
    another: 'Zarezerwuj kolejną wizytę',
  },

  time: {
    keep: 'Zostaw: {when}',
    changeLabel: 'Zmień godzinę',
  },
  hold: {
    kept: {
      one: 'Trzymamy dla Ciebie jeszcze minutę',
      few: 'Trzymamy dla Ciebie {count} minuty',
      many: 'Trzymamy dla Ciebie {count} minut',
      other: 'Trzymamy dla Ciebie {count} minuty',
    },
    lapsed: 'Już nie trzymamy dla Ciebie; zarezerwuj, póki jest wolne',
  },
  zone: {
    timeIn: '{range}, {zone}',
  },
}

import type { SeldomTexts } from './en.js'

export const texts: SeldomTexts = {
  trouble: {
    server: {
      title: 'Coś poszło nie tak po naszej stronie',
      advice: 'Nic nie przepadło. Spróbuj ponownie za chwilę.',
    },
    tooMany: {
      title: 'To było dużo naraz',
      advice: 'Poczekaj chwilę i spróbuj ponownie.',
    },
    waitSeconds: {
      one: 'Poczekaj sekundę i spróbuj ponownie.',
      few: 'Poczekaj {count} sekundy i spróbuj ponownie.',
      many: 'Poczekaj {count} sekund i spróbuj ponownie.',
      other: 'Poczekaj {count} sekundy i spróbuj ponownie.',
    },
    waitMinutes: {
      one: 'Poczekaj minutę i spróbuj ponownie.',
      few: 'Poczekaj {count} minuty i spróbuj ponownie.',
      many: 'Poczekaj {count} minut i spróbuj ponownie.',
      other: 'Poczekaj {count} minuty i spróbuj ponownie.',
    },
    unexpected: {
      title: 'Nie możemy odczytać odpowiedzi serwera',
      advice: 'Spróbuj ponownie; jeśli to nie pomoże, powiadom właściciela tej strony.',
    },
    insecure: {
      title: 'Na tej stronie nie można rezerwować',
      advice: 'Musi działać przez https. Powiadom właściciela tej strony.',
    },
    noServer: {
      title: 'Rezerwacje nie są jeszcze podłączone',
      advice: 'Właściciel tej strony musi podać adres serwera rezerwacji: <booking-widget server="https://…">.',
    },
    unknownService: {
      title: 'Tej usługi nie można już zarezerwować',
      advice: 'Może nazywa się inaczej albo już jej nie ma.',
    },
    allServices: 'Zobacz wszystkie usługi',
    unknownStaff: {
      title: 'Do tej osoby nie można się tu zapisać',
      advice: 'Może nie wykonuje już tej usługi.',
    },
    anyStaff: 'Zobacz, kto jest wolny',
    noServices: {
      title: 'Nie ma tu jeszcze nic do zarezerwowania',
      advice: 'Zajrzyj trochę później.',
    },
    notFound: {
      title: 'Nie możemy znaleźć tej rezerwacji',
      advice: 'Sprawdź, czy link z e-maila jest pełny.',
    },
  },
  taken: {
    withAlternatives: 'Ten termin został właśnie zajęty. Te są blisko:',
    alone: 'Ten termin został właśnie zajęty.',
    chooseAnother: 'Wybierz inny termin',
  },
  unavailable: {
    'outside-hours': 'Ten termin jest poza godzinami otwarcia.',
    'off-grid': 'O tej godzinie wizyty się nie zaczynają.',
    'minimum-notice': 'Na ten termin jest już za późno.',
    'booking-window': 'Ten termin jest zbyt odległy.',
    'cap-reached': 'Ten dzień jest już pełny.',
    past: 'Ten termin już minął.',
    otherwise: 'Tego terminu nie można zarezerwować.',
  },
  policy: {
    'cut-off': 'Na zmianę tutaj jest już za późno. Skontaktuj się z nami bezpośrednio.',
    started: 'Ta wizyta już się zaczęła. Skontaktuj się z nami bezpośrednio.',
    closed: 'Ta wizyta jest odwołana albo już minęła. Wróć, aby ją zobaczyć.',
    'max-moves': 'Tej wizyty nie można już przełożyć. Skontaktuj się z nami bezpośrednio.',
    'not-started': 'Ta wizyta jeszcze się nie odbyła.',
    unconfirmed: 'Najpierw potwierdź tę wizytę: link jest w wiadomości e-mail.',
  },
  refused: {
    bookingServer: 'Coś poszło nie tak po naszej stronie. Spróbuj ponownie: nie zarezerwujesz dwa razy.',
    conflict: 'Być może rezerwacja już jest. Zanim spróbujesz ponownie, poszukaj potwierdzenia w poczcie.',
    changed: 'Ta wizyta została w międzyczasie zmieniona. Zanim przejdziesz dalej, sprawdź ją jeszcze raz.',
    said: 'Serwer tego nie przyjął:',
  },

  details: {
    phone: 'Telefon',
    phoneMissing: 'Wpisz numer telefonu.',
    choose: 'Wybierz',
    guests: 'Goście',
    guest: 'E-mail gościa {number}',
    addGuest: 'Dodaj gościa',
    removeGuest: 'Usuń gościa {number}',
    remove: 'Usuń',
    guestsHint: 'Też dostaną zaproszenie.',
    guestRemoved: 'Usunięto gościa',
    answerMissing: 'Odpowiedz na to pytanie.',
    choiceMissing: 'Wybierz jedną z opcji.',
    tickMissing: 'Zaznacz to pole, aby przejść dalej.',
    notNumber: 'Wpisz liczbę, np. 3 lub 2,5.',
    notPhone: 'Wpisz numer telefonu cyframi, np. +48 601 234 567.',
  },
  zone: {
    search: 'Szukaj miasta lub regionu',
    list: 'Strefy czasowe',
    none: 'Nie ma strefy czasowej o tej nazwie',
    changed: 'Nowa strefa czasowa: {zone}',
  },
}

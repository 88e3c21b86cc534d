import type { SeldomTexts } from './en.js'

export const texts: SeldomTexts = {
  trouble: {
    server: {
      title: 'Noe gikk galt hos oss',
      advice: 'Ingenting er tapt. Prøv igjen om litt.',
    },
    tooMany: {
      title: 'Det ble mye på én gang',
      advice: 'Vent litt og prøv igjen.',
    },
    waitSeconds: {
      one: 'Vent ett sekund og prøv igjen.',
      other: 'Vent {count} sekunder og prøv igjen.',
    },
    waitMinutes: {
      one: 'Vent ett minutt og prøv igjen.',
      other: 'Vent {count} minutter og prøv igjen.',
    },
    unexpected: {
      title: 'Vi kan ikke lese svaret fra serveren',
      advice: 'Prøv igjen; hjelper det ikke, si fra til eieren av siden.',
    },
    insecure: {
      title: 'Det går ikke an å bestille på denne siden',
      advice: 'Den må vises over https. Si fra til eieren av siden.',
    },
    noServer: {
      title: 'Bestillingen er ikke koblet til ennå',
      advice: 'Eieren av siden må oppgi adressen til bestillingsserveren: <booking-widget server="https://…">.',
    },
    unknownService: {
      title: 'Denne tjenesten kan ikke bestilles lenger',
      advice: 'Den kan ha fått nytt navn eller være borte.',
    },
    allServices: 'Se alle tjenester',
    unknownStaff: {
      title: 'Denne personen kan ikke bestilles her',
      advice: 'Personen tilbyr kanskje ikke tjenesten lenger.',
    },
    anyStaff: 'Se hvem som er ledig',
    noServices: {
      title: 'Det er ingenting å bestille her ennå',
      advice: 'Kom tilbake litt senere.',
    },
    notFound: {
      title: 'Vi finner ikke denne bestillingen',
      advice: 'Sjekk at lenken i e-posten er hel.',
    },
  },
  taken: {
    withAlternatives: 'Den timen ble nettopp tatt. Disse er i nærheten:',
    alone: 'Den timen ble nettopp tatt.',
    chooseAnother: 'Velg et annet tidspunkt',
  },
  unavailable: {
    'outside-hours': 'Det tidspunktet er utenfor åpningstiden.',
    'off-grid': 'Ingen timer begynner da.',
    'minimum-notice': 'Det tidspunktet er for nært til å bestille.',
    'booking-window': 'Det tidspunktet er for langt fram til å bestille.',
    'cap-reached': 'Den dagen er full.',
    past: 'Det tidspunktet har vært.',
    otherwise: 'Det tidspunktet kan ikke bestilles.',
  },
  policy: {
    'cut-off': 'Det er for sent å endre her. Ta kontakt med oss direkte.',
    started: 'Timen har begynt. Ta kontakt med oss direkte.',
    closed: 'Timen er avlyst eller over. Gå tilbake for å se den.',
    'max-moves': 'Timen kan ikke flyttes mer. Ta kontakt med oss direkte.',
    'not-started': 'Timen har ikke vært ennå.',
    unconfirmed: 'Bekreft timen først: Lenken er i e-posten din.',
  },
  refused: {
    bookingServer: 'Noe gikk galt hos oss. Prøv igjen: du bestiller ikke to ganger.',
    conflict: 'Timen er kanskje bestilt allerede. Se etter en bekreftelse i e-posten før du prøver igjen.',
    changed: 'Timen er endret i mellomtiden. Se på den igjen før du går videre.',
    said: 'Serveren godtok ikke dette:',
  },

  details: {
    phone: 'Telefon',
    phoneMissing: 'Skriv telefonnummeret ditt.',
    choose: 'Velg',
    guests: 'Gjester',
    guest: 'E-posten til gjest {number}',
    addGuest: 'Legg til en gjest',
    removeGuest: 'Fjern gjest {number}',
    remove: 'Fjern',
    guestsHint: 'De får også invitasjonen.',
    guestRemoved: 'Gjesten er fjernet',
    answerMissing: 'Svar på spørsmålet.',
    choiceMissing: 'Velg ett av alternativene.',
    tickMissing: 'Kryss av her for å gå videre.',
    notNumber: 'Skriv et tall, for eksempel 3 eller 2,5.',
    notPhone: 'Skriv telefonnummeret med sifre, for eksempel +47 412 34 567.',
  },
  zone: {
    search: 'Søk etter en by eller region',
    list: 'Tidssoner',
    none: 'Ingen tidssone med det navnet',
    changed: 'Ny tidssone: {zone}',
  },
}

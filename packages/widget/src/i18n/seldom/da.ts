import type { SeldomTexts } from './en.js'

export const texts: SeldomTexts = {
  trouble: {
    server: {
      title: 'Noget gik galt hos os',
      advice: 'Intet er gået tabt. Prøv igen om lidt.',
    },
    tooMany: {
      title: 'Det var meget på én gang',
      advice: 'Vent lidt, og prøv igen.',
    },
    waitSeconds: {
      one: 'Vent et sekund, og prøv igen.',
      other: 'Vent {count} sekunder, og prøv igen.',
    },
    waitMinutes: {
      one: 'Vent et minut, og prøv igen.',
      other: 'Vent {count} minutter, og prøv igen.',
    },
    unexpected: {
      title: 'Vi kan ikke læse serverens svar',
      advice: 'Prøv igen; hjælper det ikke, så sig det til sidens ejer.',
    },
    insecure: {
      title: 'Man kan ikke booke på denne side',
      advice: 'Den skal vises via https. Sig det til sidens ejer.',
    },
    noServer: {
      title: 'Bookingen er ikke tilsluttet endnu',
      advice: 'Sidens ejer skal angive bookingserverens adresse: <booking-widget server="https://…">.',
    },
    unknownService: {
      title: 'Denne ydelse kan ikke bookes længere',
      advice: 'Den har måske fået et nyt navn eller er væk.',
    },
    allServices: 'Se alle ydelser',
    unknownStaff: {
      title: 'Denne person kan ikke bookes her',
      advice: 'Personen tilbyder måske ikke ydelsen længere.',
    },
    anyStaff: 'Se, hvem der er ledig',
    noServices: {
      title: 'Der er ikke noget at booke her endnu',
      advice: 'Kom tilbage lidt senere.',
    },
    notFound: {
      title: 'Vi kan ikke finde denne booking',
      advice: 'Tjek, at linket i din e-mail er helt.',
    },
  },
  taken: {
    withAlternatives: 'Den tid er lige blevet taget. Disse ligger tæt på:',
    alone: 'Den tid er lige blevet taget.',
    chooseAnother: 'Vælg en anden tid',
  },
  unavailable: {
    'outside-hours': 'Den tid er uden for åbningstiden.',
    'off-grid': 'Ingen tider begynder på det tidspunkt.',
    'minimum-notice': 'Den tid er for tæt på til at booke.',
    'booking-window': 'Den tid er for langt ude i fremtiden til at booke.',
    'cap-reached': 'Den dag er fuld.',
    past: 'Den tid er gået.',
    otherwise: 'Den tid kan ikke bookes.',
  },
  policy: {
    'cut-off': 'Det er for sent at ændre her. Kontakt os direkte.',
    started: 'Tiden er begyndt. Kontakt os direkte.',
    closed: 'Tiden er aflyst eller overstået. Gå tilbage for at se den.',
    'max-moves': 'Tiden kan ikke flyttes mere. Kontakt os direkte.',
    'not-started': 'Tiden har ikke været endnu.',
    unconfirmed: 'Bekræft tiden først: Linket er i din e-mail.',
  },
  refused: {
    bookingServer: 'Noget gik galt hos os. Prøv igen: du booker ikke to gange.',
    conflict: 'Det er måske booket allerede. Se efter en bekræftelse i din e-mail, før du prøver igen.',
    changed: 'Tiden er blevet ændret i mellemtiden. Se på den igen, før du går videre.',
    said: 'Serveren godtog ikke dette:',
  },

  details: {
    phone: 'Telefon',
    phoneMissing: 'Skriv dit telefonnummer.',
    choose: 'Vælg',
    guests: 'Gæster',
    guest: 'E-mail til gæst {number}',
    addGuest: 'Tilføj en gæst',
    removeGuest: 'Fjern gæst {number}',
    remove: 'Fjern',
    guestsHint: 'De får også invitationen.',
    guestRemoved: 'Gæsten er fjernet',
    answerMissing: 'Svar på spørgsmålet.',
    choiceMissing: 'Vælg en af mulighederne.',
    tickMissing: 'Sæt kryds her for at gå videre.',
    notNumber: 'Skriv et tal, for eksempel 3 eller 2,5.',
    notPhone: 'Skriv telefonnummeret med cifre, for eksempel +45 12 34 56 78.',
  },
  zone: {
    search: 'Søg efter en by eller region',
    list: 'Tidszoner',
    none: 'Ingen tidszone med det navn',
    changed: 'Ny tidszone: {zone}',
  },
}

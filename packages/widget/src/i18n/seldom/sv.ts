import type { SeldomTexts } from './en.js'

export const texts: SeldomTexts = {
  trouble: {
    server: {
      title: 'Något gick fel hos oss',
      advice: 'Inget är förlorat. Försök igen om en stund.',
    },
    tooMany: {
      title: 'Det var mycket på en gång',
      advice: 'Vänta en stund och försök igen.',
    },
    waitSeconds: {
      one: 'Vänta en sekund och försök igen.',
      other: 'Vänta {count} sekunder och försök igen.',
    },
    waitMinutes: {
      one: 'Vänta en minut och försök igen.',
      other: 'Vänta {count} minuter och försök igen.',
    },
    unexpected: {
      title: 'Vi kan inte läsa serverns svar',
      advice: 'Försök igen; hjälper det inte, säg till sidans ägare.',
    },
    insecure: {
      title: 'Det går inte att boka på den här sidan',
      advice: 'Den måste visas via https. Säg till sidans ägare.',
    },
    noServer: {
      title: 'Bokningen är inte kopplad än',
      advice: 'Sidans ägare behöver ange bokningsserverns adress: <booking-widget server="https://…">.',
    },
    unknownService: {
      title: 'Den här tjänsten går inte att boka längre',
      advice: 'Den kan ha bytt namn eller försvunnit.',
    },
    allServices: 'Visa alla tjänster',
    unknownStaff: {
      title: 'Den här personen går inte att boka här',
      advice: 'Personen kanske inte erbjuder tjänsten längre.',
    },
    anyStaff: 'Se vem som är ledig',
    noServices: {
      title: 'Det finns inget att boka här än',
      advice: 'Kom tillbaka lite senare.',
    },
    notFound: {
      title: 'Vi hittar inte den här bokningen',
      advice: 'Kontrollera att länken i mejlet är hel.',
    },
  },
  taken: {
    withAlternatives: 'Den tiden blev just bokad. De här ligger nära:',
    alone: 'Den tiden blev just bokad.',
    chooseAnother: 'Välj en annan tid',
  },
  unavailable: {
    'outside-hours': 'Den tiden är utanför öppettiderna.',
    'off-grid': 'Inga tider börjar då.',
    'minimum-notice': 'Den tiden är för nära för att boka.',
    'booking-window': 'Den tiden är för långt fram för att boka.',
    'cap-reached': 'Den dagen är full.',
    past: 'Den tiden har varit.',
    otherwise: 'Den tiden går inte att boka.',
  },
  policy: {
    'cut-off': 'Det är för sent att ändra här. Kontakta oss direkt.',
    started: 'Tiden har redan börjat. Kontakta oss direkt.',
    closed: 'Tiden är avbokad eller har varit. Gå tillbaka för att se den.',
    'max-moves': 'Tiden går inte att boka om fler gånger. Kontakta oss direkt.',
    'not-started': 'Tiden har inte varit än.',
    unconfirmed: 'Bekräfta tiden först: länken finns i ditt mejl.',
  },
  refused: {
    bookingServer: 'Något gick fel hos oss. Försök igen: du bokar inte dubbelt.',
    conflict: 'Det kan redan vara bokat. Leta efter en bekräftelse i din e-post innan du försöker igen.',
    changed: 'Tiden har ändrats sedan du såg den. Titta på den igen innan du går vidare.',
    said: 'Servern godtog inte detta:',
  },

  details: {
    phone: 'Telefon',
    phoneMissing: 'Skriv ditt telefonnummer.',
    choose: 'Välj',
    guests: 'Gäster',
    guest: 'E-post till gäst {number}',
    addGuest: 'Lägg till en gäst',
    removeGuest: 'Ta bort gäst {number}',
    remove: 'Ta bort',
    guestsHint: 'De får också inbjudan.',
    guestRemoved: 'Gästen är borttagen',
    answerMissing: 'Svara på frågan.',
    choiceMissing: 'Välj ett av alternativen.',
    tickMissing: 'Kryssa i rutan för att gå vidare.',
    notNumber: 'Skriv ett tal, till exempel 3 eller 2,5.',
    notPhone: 'Skriv telefonnumret med siffror, till exempel +46 70 123 45 67.',
  },
  zone: {
    search: 'Sök efter en stad eller region',
    list: 'Tidszoner',
    none: 'Ingen tidszon med det namnet',
    changed: 'Ny tidszon: {zone}',
  },
}

import type { SeldomTexts } from './en.js'

export const texts: SeldomTexts = {
  trouble: {
    server: {
      title: 'Ceva nu a mers la noi',
      advice: 'Nu s-a pierdut nimic. Încercați din nou peste puțin timp.',
    },
    tooMany: {
      title: 'Au fost prea multe deodată',
      advice: 'Așteptați puțin, apoi încercați din nou.',
    },
    waitSeconds: {
      one: 'Așteptați o secundă, apoi încercați din nou.',
      few: 'Așteptați {count} secunde, apoi încercați din nou.',
      other: 'Așteptați {count} de secunde, apoi încercați din nou.',
    },
    waitMinutes: {
      one: 'Așteptați un minut, apoi încercați din nou.',
      few: 'Așteptați {count} minute, apoi încercați din nou.',
      other: 'Așteptați {count} de minute, apoi încercați din nou.',
    },
    unexpected: {
      title: 'Răspunsul serverului nu poate fi citit',
      advice: 'Încercați din nou; dacă nu se schimbă, anunțați proprietarul paginii.',
    },
    insecure: {
      title: 'Pe această pagină nu se pot face programări',
      advice: 'Trebuie servită prin https. Anunțați proprietarul paginii.',
    },
    noServer: {
      title: 'Programările nu sunt încă conectate',
      advice:
        'Proprietarul paginii trebuie să indice adresa serverului de programări: <booking-widget server="https://…">.',
    },
    unknownService: {
      title: 'Acest serviciu nu mai poate fi rezervat',
      advice: 'Poate are alt nume sau nu mai există.',
    },
    allServices: 'Vedeți toate serviciile',
    unknownStaff: {
      title: 'La această persoană nu se pot face programări aici',
      advice: 'Poate nu mai oferă acest serviciu.',
    },
    anyStaff: 'Vedeți cine este liber',
    noServices: {
      title: 'Aici nu este încă nimic de rezervat',
      advice: 'Reveniți puțin mai târziu.',
    },
    notFound: {
      title: 'Nu găsim această programare',
      advice: 'Verificați dacă linkul din e-mail este complet.',
    },
  },
  taken: {
    withAlternatives: 'Ora tocmai a fost ocupată. Acestea sunt apropiate:',
    alone: 'Ora tocmai a fost ocupată.',
    chooseAnother: 'Alegeți altă oră',
  },
  unavailable: {
    'outside-hours': 'Ora este în afara programului.',
    'off-grid': 'Programările nu încep la această oră.',
    'minimum-notice': 'Ora este prea apropiată pentru a fi rezervată.',
    'booking-window': 'Ora este prea îndepărtată pentru a fi rezervată.',
    'cap-reached': 'Ziua este plină.',
    past: 'Ora a trecut.',
    otherwise: 'Ora nu poate fi rezervată.',
  },
  policy: {
    'cut-off': 'Este prea târziu pentru schimbări aici. Contactați-ne direct.',
    started: 'Programarea a început. Contactați-ne direct.',
    closed: 'Programarea este anulată sau a trecut. Mergeți înapoi pentru a o vedea.',
    'max-moves': 'Programarea nu mai poate fi mutată. Contactați-ne direct.',
    'not-started': 'Programarea nu a avut loc încă.',
    unconfirmed: 'Confirmați mai întâi această programare: linkul este în e-mailul primit.',
  },
  refused: {
    bookingServer: 'Ceva nu a mers la noi. Încercați din nou: nu veți rezerva de două ori.',
    conflict: 'Poate este deja rezervată. Căutați o confirmare în e-mail înainte de a încerca din nou.',
    changed: 'Programarea a fost modificată între timp. Uitați-vă din nou la ea înainte de a continua.',
    said: 'Serverul nu a acceptat:',
  },

  details: {
    phone: 'Telefon',
    phoneMissing: 'Introduceți numărul dumneavoastră de telefon.',
    choose: 'Alegeți',
    guests: 'Invitați',
    guest: 'E-mailul invitatului {number}',
    addGuest: 'Adăugați un invitat',
    removeGuest: 'Eliminați invitatul {number}',
    remove: 'Eliminați',
    guestsHint: 'Primesc și ei invitația.',
    guestRemoved: 'Invitat eliminat',
    answerMissing: 'Răspundeți la această întrebare.',
    choiceMissing: 'Alegeți una dintre opțiuni.',
    tickMissing: 'Bifați pentru a continua.',
    notNumber: 'Introduceți un număr, de exemplu 3 sau 2,5.',
    notPhone: 'Introduceți telefonul în cifre, de exemplu +40 721 234 567.',
  },
  zone: {
    search: 'Căutați un oraș sau o regiune',
    list: 'Fusuri orare',
    none: 'Niciun fus orar cu acest nume',
    changed: 'Fus orar nou: {zone}',
  },
}

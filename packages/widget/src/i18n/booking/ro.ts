import type { BookingTexts } from './en.js'

export const texts: BookingTexts = {
  details: {
    heading: 'Datele dumneavoastră',
    name: 'Nume',
    email: 'E-mail',
    notes: 'Observații',
    optional: 'opțional',
    trap: 'Site web',
    book: 'Rezervați {weekday}, ora {time}',
    request: 'Cereți {weekday}, ora {time}',
    booking: 'Se rezervă…',
    requesting: 'Se trimite…',
    proving: 'Ne asigurăm că nu rezervă un robot. Durează câteva secunde.',
    nameMissing: 'Introduceți numele dumneavoastră.',
    emailMissing: 'Introduceți adresa dumneavoastră de e-mail.',
  },
  emailFaults: {
    'no-at': 'Verificați adresa de e-mail: lipsește @.',
    'nothing-before-at': 'Verificați adresa de e-mail: lipsește ceva înainte de @.',
    'nothing-after-at': 'Verificați adresa de e-mail: lipsește ceva după @.',
    'stray-character': 'Verificați adresa de e-mail: conține un caracter nepermis.',
    'stray-dot': 'Verificați adresa de e-mail: priviți punctele dinainte de @.',
    'incomplete-domain': 'Verificați adresa de e-mail: partea de după @ pare incompletă.',
  },
  refused: {
    bookingUnsure: 'Serverul nu a răspuns. Încercați din nou: nu veți rezerva de două ori.',
    changeUnsure: 'Serverul nu a răspuns. Poate nu s-a schimbat încă nimic: încercați din nou.',
  },
  done: {
    heading: 'Programarea este făcută',
    headingPending: 'Cerere primită',
    onItsWay: 'O confirmare este în drum spre {email}.',
    onItsWayPending: 'Ora este păstrată pentru dumneavoastră. Veți afla la {email} dacă este confirmată.',
    headingConfirm: 'Verificați e-mailul',
    onItsWayConfirm:
      'Ora este păstrată pentru dumneavoastră până la: {time}. Deschideți linkul din e-mailul trimis la {email} pentru a o confirma.',
    what: 'Serviciu',
    when: 'Când',
    where: 'Unde',
    who: 'Cu',
    price: 'Preț',
    guests: 'Invitați',
    calendar: 'Adăugați în calendar',
    manage: 'Mutați sau anulați',
    cancel: 'Anulați programarea',
    another: 'Faceți altă programare',
  },

  time: {
    keep: 'Păstrați {when}',
    changeLabel: 'Schimbați ora',
  },
  hold: {
    kept: {
      one: 'Păstrată pentru dumneavoastră încă un minut',
      few: 'Păstrată pentru dumneavoastră {count} minute',
      other: 'Păstrată pentru dumneavoastră {count} de minute',
    },
    lapsed: 'Nu mai este păstrată pentru dumneavoastră; rezervați cât este liberă',
  },
  zone: {
    timeIn: '{range}, {zone}',
  },
}

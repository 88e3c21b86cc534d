import type { BookingTexts } from './en.js'

export const texts: BookingTexts = {
  details: {
    heading: 'I tuoi dati',
    name: 'Nome',
    email: 'E-mail',
    notes: 'Nota',
    optional: 'facoltativo',
    trap: 'Sito web',
    book: 'Prenota {weekday} alle {time}',
    request: 'Richiedi {weekday} alle {time}',
    booking: 'Prenotazione in corso…',
    requesting: 'Invio in corso…',
    proving: 'Ci assicuriamo che a prenotare non sia un robot. Ci vuole qualche secondo.',
    nameMissing: 'Inserisci il tuo nome.',
    emailMissing: 'Inserisci il tuo indirizzo e-mail.',
  },
  emailFaults: {
    'no-at': 'Controlla l’e-mail: manca la @.',
    'nothing-before-at': 'Controlla l’e-mail: manca qualcosa prima della @.',
    'nothing-after-at': 'Controlla l’e-mail: manca qualcosa dopo la @.',
    'stray-character': 'Controlla l’e-mail: contiene un carattere non ammesso.',
    'stray-dot': 'Controlla l’e-mail: guarda i punti prima della @.',
    'incomplete-domain': 'Controlla l’e-mail: la parte dopo la @ sembra incompleta.',
  },
  refused: {
    bookingUnsure: 'Il server non era raggiungibile. Riprova: non prenoterai due volte.',
    changeUnsure: 'Il server non era raggiungibile. Forse non è ancora cambiato nulla: riprova.',
  },
  done: {
    heading: 'Il tuo appuntamento è prenotato',
    headingPending: 'Richiesta ricevuta',
    onItsWay: 'Una conferma è in arrivo a {email}.',
    onItsWayPending: 'L’orario è riservato per te. Saprai a {email} se è confermato.',
    headingConfirm: 'Controlla la tua e-mail',
    onItsWayConfirm:
      'L’orario è riservato per te fino a: {time}. Apri il link nell’e-mail inviata a {email} per confermarlo.',
    what: 'Servizio',
    when: 'Quando',
    where: 'Dove',
    who: 'Con',
    price: 'Prezzo',
    guests: 'Ospiti',
    calendar: 'Aggiungi al calendario',
    manage: 'Sposta o annulla',
    cancel: 'Annulla l’appuntamento',
    another: 'Prenota un altro appuntamento',
  },

  time: {
    keep: 'Mantieni {when}',
    changeLabel: 'Cambia orario',
  },
  hold: {
    kept: {
      one: 'Riservato per te ancora per un minuto',
      other: 'Riservato per te per {count} minuti',
    },
    lapsed: 'Non è più riservato per te; prenotalo finché è libero',
  },
  zone: {
    timeIn: '{range}, {zone}',
  },
}

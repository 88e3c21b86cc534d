import type { SeldomTexts } from './en.js'

export const texts: SeldomTexts = {
  trouble: {
    server: {
      title: 'Qualcosa è andato storto da parte nostra',
      advice: 'Non si è perso nulla. Riprova tra un momento.',
    },
    tooMany: {
      title: 'Troppe richieste in una volta',
      advice: 'Aspetta un momento e riprova.',
    },
    waitSeconds: {
      one: 'Aspetta un secondo e riprova.',
      other: 'Aspetta {count} secondi e riprova.',
    },
    waitMinutes: {
      one: 'Aspetta un minuto e riprova.',
      other: 'Aspetta {count} minuti e riprova.',
    },
    unexpected: {
      title: 'Non riusciamo a leggere la risposta del server',
      advice: 'Riprova; se non cambia, avvisa il titolare di questa pagina.',
    },
    insecure: {
      title: 'Da questa pagina non si può prenotare',
      advice: 'Deve essere servita via https. Avvisa il titolare di questa pagina.',
    },
    noServer: {
      title: 'Le prenotazioni non sono ancora collegate',
      advice:
        'Il titolare di questa pagina deve indicare l’indirizzo del server delle prenotazioni: <booking-widget server="https://…">.',
    },
    unknownService: {
      title: 'Questo servizio non si può più prenotare',
      advice: 'Forse ha cambiato nome o non c’è più.',
    },
    allServices: 'Vedi tutti i servizi',
    unknownStaff: {
      title: 'Questa persona non si può prenotare qui',
      advice: 'Forse non offre più questo servizio.',
    },
    anyStaff: 'Vedi chi è libero',
    noServices: {
      title: 'Qui non c’è ancora nulla da prenotare',
      advice: 'Torna un po’ più tardi.',
    },
    notFound: {
      title: 'Non troviamo questa prenotazione',
      advice: 'Controlla che il link dell’e-mail sia completo.',
    },
  },
  taken: {
    withAlternatives: 'Questo orario è appena stato preso. Questi sono vicini:',
    alone: 'Questo orario è appena stato preso.',
    chooseAnother: 'Scegli un altro orario',
  },
  unavailable: {
    'outside-hours': 'Questo orario è fuori dall’orario di apertura.',
    'off-grid': 'A quest’ora non iniziano appuntamenti.',
    'minimum-notice': 'Questo orario è troppo vicino per prenotarlo.',
    'booking-window': 'Questo orario è troppo lontano per prenotarlo.',
    'cap-reached': 'Quel giorno è al completo.',
    past: 'Questo orario è passato.',
    otherwise: 'Questo orario non si può prenotare.',
  },
  policy: {
    'cut-off': 'È troppo tardi per modificare qui. Contattaci direttamente.',
    started: 'Questo appuntamento è iniziato. Contattaci direttamente.',
    closed: 'Questo appuntamento è annullato o passato. Torna indietro per vederlo.',
    'max-moves': 'Questo appuntamento non si può più spostare. Contattaci direttamente.',
    'not-started': 'Questo appuntamento non c’è ancora stato.',
    unconfirmed: 'Conferma prima questo appuntamento: il link è nella tua e-mail.',
  },
  refused: {
    bookingServer: 'Qualcosa è andato storto da parte nostra. Riprova: non prenoterai due volte.',
    conflict: 'Forse è già prenotato. Cerca una conferma nella tua e-mail prima di riprovare.',
    changed: 'Questo appuntamento è cambiato nel frattempo. Guardalo di nuovo prima di continuare.',
    said: 'Il server non ha accettato questo:',
  },

  details: {
    phone: 'Telefono',
    phoneMissing: 'Inserisci il tuo numero di telefono.',
    choose: 'Scegli',
    guests: 'Ospiti',
    guest: 'E-mail dell’ospite {number}',
    addGuest: 'Aggiungi un ospite',
    removeGuest: 'Rimuovi l’ospite {number}',
    remove: 'Rimuovi',
    guestsHint: 'Ricevono anche loro l’invito.',
    guestRemoved: 'Ospite rimosso',
    answerMissing: 'Rispondi a questa domanda.',
    choiceMissing: 'Scegli una di queste opzioni.',
    tickMissing: 'Spunta questa casella per continuare.',
    notNumber: 'Inserisci un numero, come 3 o 2,5.',
    notPhone: 'Inserisci il telefono in cifre, come +39 06 12345678.',
  },
  zone: {
    search: 'Cerca una città o una regione',
    list: 'Fusi orari',
    none: 'Nessun fuso orario con questo nome',
    changed: 'Nuovo fuso orario: {zone}',
  },
}

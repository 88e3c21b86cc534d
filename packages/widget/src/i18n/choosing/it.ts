import type { ChoosingTexts } from './en.js'

export const texts: ChoosingTexts = {
  back: 'Indietro',
  tryAgain: 'Riprova',
  reload: 'Ricarica la pagina',
  change: 'Modifica',
  loading: 'Caricamento',
  slow: 'Ci vuole più tempo del solito.',
  demo: 'Questa è una dimostrazione: non si prenota davvero nulla.',
  with: 'con {name}',
  withAnyone: 'con chi è libero',
  minutes: '{minutes} min',
  hours: '{hours} h',
  hoursAndMinutes: '{hours} h {minutes} min',
  free: 'Gratis',
  dateAndTime: '{date} alle {time}',
  service: 'Scegli un servizio',
  staff: {
    heading: 'Scegli una persona',
    anyone: 'Chiunque',
    anyoneHint: 'Chi è libero all’ora che scegli',
    changeLabel: 'Cambia persona',
  },
  place: {
    'in-person': 'In sede',
    phone: 'Al telefono',
    video: 'In videochiamata',
    more: '{kind}: {text}',
  },
  time: {
    heading: 'Scegli un orario',
    howLong: 'Durata',
    seatsLeft: {
      one: '{count} posto rimasto',
      other: '{count} posti rimasti',
    },
    previousMonth: 'Mese precedente',
    nextMonth: 'Mese successivo',
    day: {
      one: '{date}, {count} orario libero',
      other: '{date}, {count} orari liberi',
    },
    dayFull: '{date}, nessun orario libero',
    month: {
      one: '{month}, {count} giorno libero',
      other: '{month}, {count} giorni liberi',
    },
    monthFull: '{month}, nessun giorno libero',
    morning: 'Mattina',
    afternoon: 'Pomeriggio',
    evening: 'Sera',
    noneInMonth: 'Nessun orario libero a {month}.',
    none: 'Al momento non ci sono orari liberi.',
    lookAgain: 'Controlla di nuovo',
    nextFree: 'Primo giorno libero: {date}',
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
    line: 'Fuso orario: {zone} ({offset})',
    offsets: '{before}, poi {after}',
    changeLabel: 'Cambia fuso orario',
    search: 'Cerca una città o una regione',
    list: 'Fusi orari',
    none: 'Nessun fuso orario con questo nome',
    changed: 'Nuovo fuso orario: {zone}',
    timeIn: '{range}, {zone}',
    elsewhere: 'Nel luogo dell’appuntamento: {zone} ({offset}).',
  },
  trouble: {
    offline: {
      title: 'Sembra che tu sia offline',
      advice: 'Controlla la connessione e riprova.',
    },
    unreachable: {
      title: 'Il server delle prenotazioni non è raggiungibile',
      advice: 'Controlla la connessione o riprova tra un momento.',
    },
    timeout: {
      title: 'La risposta tarda ad arrivare',
      advice: 'La connessione o il nostro server è lento. Riprova.',
    },
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
}

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
  },
  zone: {
    line: 'Fuso orario: {zone} ({offset})',
    offsets: '{before}, poi {after}',
    changeLabel: 'Cambia fuso orario',
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
  },
}

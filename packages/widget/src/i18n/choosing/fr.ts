import type { ChoosingTexts } from './en.js'

export const texts: ChoosingTexts = {
  back: 'Retour',
  tryAgain: 'Réessayer',
  reload: 'Recharger la page',
  change: 'Modifier',
  loading: 'Chargement',
  slow: 'Cela prend plus de temps que d’habitude.',
  demo: 'Ceci est une démonstration : rien n’est vraiment réservé.',
  with: 'avec {name}',
  withAnyone: 'avec la première personne disponible',
  minutes: '{minutes} min',
  hours: '{hours} h',
  hoursAndMinutes: '{hours} h {mm}',
  free: 'Gratuit',
  dateAndTime: '{date} à {time}',
  service: 'Choisissez une prestation',
  staff: {
    heading: 'Choisissez une personne',
    anyone: 'Peu importe',
    anyoneHint: 'La personne disponible à l’heure choisie',
    changeLabel: 'Changer de personne',
  },
  place: {
    'in-person': 'Sur place',
    phone: 'Par téléphone',
    video: 'Par appel vidéo',
    more: '{kind} : {text}',
  },
  time: {
    heading: 'Choisissez une heure',
    howLong: 'Durée',
    seatsLeft: {
      one: '{count} place restante',
      other: '{count} places restantes',
    },
    previousMonth: 'Mois précédent',
    nextMonth: 'Mois suivant',
    day: {
      one: '{date}, {count} horaire libre',
      other: '{date}, {count} horaires libres',
    },
    dayFull: '{date}, aucun horaire libre',
    month: {
      one: '{month}, {count} jour libre',
      other: '{month}, {count} jours libres',
    },
    monthFull: '{month}, aucun jour libre',
    morning: 'Matin',
    afternoon: 'Après-midi',
    evening: 'Soir',
    noneInMonth: 'Aucun horaire libre en {month}.',
    none: 'Aucun horaire libre pour le moment.',
    lookAgain: 'Vérifier à nouveau',
    nextFree: 'Prochain jour libre : {date}',
  },
  zone: {
    line: 'Fuseau horaire : {zone} ({offset})',
    offsets: '{before}, puis {after}',
    changeLabel: 'Changer de fuseau horaire',
    elsewhere: 'Sur le lieu du rendez-vous : {zone} ({offset}).',
  },
  trouble: {
    offline: {
      title: 'Vous semblez être hors ligne',
      advice: 'Vérifiez votre connexion, puis réessayez.',
    },
    unreachable: {
      title: 'Le serveur de réservation est injoignable',
      advice: 'Vérifiez votre connexion ou réessayez dans un instant.',
    },
    timeout: {
      title: 'La réponse met trop de temps à arriver',
      advice: 'Votre connexion ou notre serveur est lent. Réessayez.',
    },
  },
}

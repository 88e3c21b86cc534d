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
    keep: 'Garder {when}',
    changeLabel: 'Changer l’heure',
  },
  hold: {
    kept: {
      one: 'Réservé pour vous encore une minute',
      other: 'Réservé pour vous pendant {count} minutes',
    },
    lapsed: 'N’est plus réservé pour vous ; profitez-en tant que c’est libre',
  },
  zone: {
    line: 'Fuseau horaire : {zone} ({offset})',
    offsets: '{before}, puis {after}',
    changeLabel: 'Changer de fuseau horaire',
    search: 'Cherchez une ville ou une région',
    list: 'Fuseaux horaires',
    none: 'Aucun fuseau horaire à ce nom',
    changed: 'Nouveau fuseau horaire : {zone}',
    timeIn: '{range}, {zone}',
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
    server: {
      title: 'Un problème est survenu de notre côté',
      advice: 'Rien n’est perdu. Réessayez dans un instant.',
    },
    tooMany: {
      title: 'C’était beaucoup d’un coup',
      advice: 'Attendez un instant, puis réessayez.',
    },
    waitSeconds: {
      one: 'Attendez une seconde, puis réessayez.',
      other: 'Attendez {count} secondes, puis réessayez.',
    },
    waitMinutes: {
      one: 'Attendez une minute, puis réessayez.',
      other: 'Attendez {count} minutes, puis réessayez.',
    },
    unexpected: {
      title: 'La réponse du serveur est illisible',
      advice: 'Réessayez ; si le problème persiste, prévenez le propriétaire de cette page.',
    },
    insecure: {
      title: 'Cette page ne permet pas de réserver',
      advice: 'Elle doit être servie en https. Prévenez le propriétaire de cette page.',
    },
    noServer: {
      title: 'La réservation n’est pas encore reliée',
      advice:
        'Le propriétaire de cette page doit indiquer l’adresse du serveur de réservation : <booking-widget server="https://…">.',
    },
    unknownService: {
      title: 'Cette prestation n’est plus réservable',
      advice: 'Elle a peut-être changé de nom ou disparu.',
    },
    allServices: 'Voir toutes les prestations',
    unknownStaff: {
      title: 'Cette personne n’est pas réservable ici',
      advice: 'Elle ne propose peut-être plus cette prestation.',
    },
    anyStaff: 'Voir qui est disponible',
    noServices: {
      title: 'Rien à réserver ici pour le moment',
      advice: 'Revenez un peu plus tard.',
    },
    notFound: {
      title: 'Cette réservation est introuvable',
      advice: 'Vérifiez que le lien reçu par e-mail est complet.',
    },
  },
}

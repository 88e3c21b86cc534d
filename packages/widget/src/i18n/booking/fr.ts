import type { BookingTexts } from './en.js'

export const texts: BookingTexts = {
  details: {
    heading: 'Vos coordonnées',
    name: 'Nom',
    email: 'E-mail',
    notes: 'Remarque',
    optional: 'facultatif',
    trap: 'Site web',
    book: 'Réserver {weekday} à {time}',
    request: 'Demander {weekday} à {time}',
    booking: 'Réservation…',
    requesting: 'Envoi…',
    proving: 'Nous vérifions qu’aucun robot ne réserve. Cela prend quelques secondes.',
    nameMissing: 'Entrez votre nom.',
    emailMissing: 'Entrez votre adresse e-mail.',
  },
  emailFaults: {
    'no-at': 'Vérifiez l’adresse e-mail : il manque le @.',
    'nothing-before-at': 'Vérifiez l’adresse e-mail : il manque quelque chose avant le @.',
    'nothing-after-at': 'Vérifiez l’adresse e-mail : il manque quelque chose après le @.',
    'stray-character': 'Vérifiez l’adresse e-mail : elle contient un caractère interdit.',
    'stray-dot': 'Vérifiez l’adresse e-mail : regardez les points avant le @.',
    'incomplete-domain': 'Vérifiez l’adresse e-mail : la partie après le @ semble incomplète.',
  },
  refused: {
    bookingUnsure: 'Le serveur était injoignable. Réessayez : vous ne réserverez pas deux fois.',
    changeUnsure: 'Le serveur était injoignable. Rien n’a peut-être encore changé : réessayez.',
  },
  done: {
    heading: 'Votre rendez-vous est réservé',
    headingPending: 'Demande reçue',
    onItsWay: 'Une confirmation est en route vers {email}.',
    onItsWayPending: 'L’horaire est réservé pour vous. Vous saurez à l’adresse {email} s’il est confirmé.',
    headingConfirm: 'Consultez vos e-mails',
    onItsWayConfirm:
      'L’horaire est réservé pour vous jusqu’à {time}. Ouvrez le lien dans l’e-mail envoyé à {email} pour le confirmer.',
    what: 'Prestation',
    when: 'Quand',
    where: 'Où',
    who: 'Avec',
    price: 'Prix',
    guests: 'Invités',
    calendar: 'Ajouter à l’agenda',
    manage: 'Déplacer ou annuler',
    cancel: 'Annuler le rendez-vous',
    another: 'Prendre un autre rendez-vous',
  },

  time: {
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
    timeIn: '{range}, {zone}',
  },
}

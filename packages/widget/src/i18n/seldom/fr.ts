import type { SeldomTexts } from './en.js'

export const texts: SeldomTexts = {
  trouble: {
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
  taken: {
    withAlternatives: 'Cet horaire vient d’être pris. En voici de proches :',
    alone: 'Cet horaire vient d’être pris.',
    chooseAnother: 'Choisir un autre horaire',
  },
  unavailable: {
    'outside-hours': 'Cet horaire est en dehors des heures d’ouverture.',
    'off-grid': 'Aucun rendez-vous ne commence à cette heure.',
    'minimum-notice': 'Cet horaire est trop proche pour être réservé.',
    'booking-window': 'Cet horaire est trop lointain pour être réservé.',
    'cap-reached': 'Cette journée est complète.',
    past: 'Cet horaire est passé.',
    otherwise: 'Cet horaire n’est pas réservable.',
  },
  policy: {
    'cut-off': 'Il est trop tard pour modifier ici. Contactez-nous directement.',
    started: 'Ce rendez-vous a commencé. Contactez-nous directement.',
    closed: 'Ce rendez-vous est annulé ou passé. Revenez en arrière pour le voir.',
    'max-moves': 'Ce rendez-vous ne peut plus être déplacé. Contactez-nous directement.',
    'not-started': 'Ce rendez-vous n’a pas encore eu lieu.',
    unconfirmed: 'Confirmez d’abord ce rendez-vous : le lien est dans votre e-mail.',
  },
  refused: {
    bookingServer: 'Un problème est survenu de notre côté. Réessayez : vous ne réserverez pas deux fois.',
    conflict: 'C’est peut-être déjà réservé. Cherchez une confirmation dans vos e-mails avant de réessayer.',
    changed: 'Ce rendez-vous a été modifié entre-temps. Regardez-le de nouveau avant de continuer.',
    said: 'Le serveur n’a pas accepté ceci :',
  },

  details: {
    phone: 'Téléphone',
    phoneMissing: 'Entrez votre numéro de téléphone.',
    choose: 'Choisir',
    guests: 'Invités',
    guest: 'E-mail de l’invité {number}',
    addGuest: 'Ajouter un invité',
    removeGuest: 'Retirer l’invité {number}',
    remove: 'Retirer',
    guestsHint: 'Ils reçoivent aussi l’invitation.',
    guestRemoved: 'Invité retiré',
    answerMissing: 'Répondez à cette question.',
    choiceMissing: 'Choisissez une de ces réponses.',
    tickMissing: 'Cochez cette case pour continuer.',
    notNumber: 'Entrez un nombre, par exemple 3 ou 2,5.',
    notPhone: 'Entrez le numéro en chiffres, par exemple +33 1 23 45 67 89.',
  },
  zone: {
    search: 'Cherchez une ville ou une région',
    list: 'Fuseaux horaires',
    none: 'Aucun fuseau horaire à ce nom',
    changed: 'Nouveau fuseau horaire : {zone}',
  },
}

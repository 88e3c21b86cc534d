import type { BookingTexts } from './en.js'

export const texts: BookingTexts = {
  details: {
    heading: 'Je gegevens',
    name: 'Naam',
    email: 'E-mail',
    notes: 'Opmerking',
    optional: 'optioneel',
    trap: 'Website',
    book: '{weekday} om {time} boeken',
    request: '{weekday} om {time} aanvragen',
    booking: 'Boeken…',
    requesting: 'Versturen…',
    proving: 'We controleren of er geen robot boekt. Dat duurt een paar seconden.',
    nameMissing: 'Vul je naam in.',
    emailMissing: 'Vul je e-mailadres in.',
  },
  emailFaults: {
    'no-at': 'Controleer het e-mailadres: de @ ontbreekt.',
    'nothing-before-at': 'Controleer het e-mailadres: er ontbreekt iets voor de @.',
    'nothing-after-at': 'Controleer het e-mailadres: er ontbreekt iets na de @.',
    'stray-character': 'Controleer het e-mailadres: er staat een teken in dat niet mag.',
    'stray-dot': 'Controleer het e-mailadres: kijk naar de punten voor de @.',
    'incomplete-domain': 'Controleer het e-mailadres: het deel na de @ lijkt niet compleet.',
  },
  refused: {
    bookingUnsure: 'We konden de server niet bereiken. Probeer het opnieuw: je boekt niet dubbel.',
    changeUnsure: 'We konden de server niet bereiken. Misschien is er nog niets veranderd: probeer het opnieuw.',
  },
  done: {
    heading: 'Je afspraak is geboekt',
    headingPending: 'Aanvraag ontvangen',
    onItsWay: 'Een bevestiging is onderweg naar {email}.',
    onItsWayPending: 'De tijd wordt voor je vastgehouden. Op {email} hoor je of die bevestigd is.',
    headingConfirm: 'Kijk in je e-mail',
    onItsWayConfirm:
      'De tijd wordt tot {time} voor je vastgehouden. Open de link in de e-mail aan {email} om die te bevestigen.',
    what: 'Wat',
    when: 'Wanneer',
    where: 'Waar',
    who: 'Bij',
    price: 'Prijs',
    guests: 'Gasten',
    calendar: 'Aan agenda toevoegen',
    manage: 'Verplaatsen of annuleren',
    cancel: 'Afspraak annuleren',
    another: 'Nog een afspraak boeken',
  },

  time: {
    keep: '{when} houden',
    changeLabel: 'Tijd wijzigen',
  },
  hold: {
    kept: {
      one: 'Nog één minuut voor je vastgehouden',
      other: '{count} minuten voor je vastgehouden',
    },
    lapsed: 'Niet meer voor je vastgehouden; boek zolang de tijd vrij is',
  },
  zone: {
    timeIn: '{range}, {zone}',
  },
}

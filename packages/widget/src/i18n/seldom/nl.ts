import type { SeldomTexts } from './en.js'

export const texts: SeldomTexts = {
  trouble: {
    server: {
      title: 'Er ging bij ons iets mis',
      advice: 'Er is niets verloren. Probeer het zo opnieuw.',
    },
    tooMany: {
      title: 'Dat was veel in één keer',
      advice: 'Wacht even en probeer het opnieuw.',
    },
    waitSeconds: {
      one: 'Wacht een seconde en probeer het opnieuw.',
      other: 'Wacht {count} seconden en probeer het opnieuw.',
    },
    waitMinutes: {
      one: 'Wacht een minuut en probeer het opnieuw.',
      other: 'Wacht {count} minuten en probeer het opnieuw.',
    },
    unexpected: {
      title: 'We kunnen het antwoord van de server niet lezen',
      advice: 'Probeer het opnieuw; blijft het zo, meld het dan aan de eigenaar van deze pagina.',
    },
    insecure: {
      title: 'Op deze pagina kun je niet boeken',
      advice: 'De pagina moet via https komen. Meld het aan de eigenaar van deze pagina.',
    },
    noServer: {
      title: 'Boeken is nog niet aangesloten',
      advice:
        'De eigenaar van deze pagina moet het adres van de boekingsserver invullen: <booking-widget server="https://…">.',
    },
    unknownService: {
      title: 'Deze dienst is niet meer te boeken',
      advice: 'Misschien heet die nu anders of bestaat die niet meer.',
    },
    allServices: 'Alle diensten bekijken',
    unknownStaff: {
      title: 'Deze persoon is hier niet te boeken',
      advice: 'Misschien biedt die deze dienst niet meer aan.',
    },
    anyStaff: 'Bekijk wie er vrij is',
    noServices: {
      title: 'Hier is nog niets te boeken',
      advice: 'Kom later nog eens terug.',
    },
    notFound: {
      title: 'We kunnen deze boeking niet vinden',
      advice: 'Controleer of de link uit je e-mail compleet is.',
    },
  },
  taken: {
    withAlternatives: 'Die tijd is net bezet. Deze liggen dichtbij:',
    alone: 'Die tijd is net bezet.',
    chooseAnother: 'Een andere tijd kiezen',
  },
  unavailable: {
    'outside-hours': 'Die tijd valt buiten de openingstijden.',
    'off-grid': 'Op die tijd beginnen geen afspraken.',
    'minimum-notice': 'Die tijd is te snel om te boeken.',
    'booking-window': 'Die tijd is te ver weg om te boeken.',
    'cap-reached': 'Die dag is vol.',
    past: 'Die tijd is voorbij.',
    otherwise: 'Die tijd is niet te boeken.',
  },
  policy: {
    'cut-off': 'Wijzigen kan hier niet meer. Neem direct contact met ons op.',
    started: 'Deze afspraak is begonnen. Neem direct contact met ons op.',
    closed: 'Deze afspraak is geannuleerd of voorbij. Ga terug om die te zien.',
    'max-moves': 'Deze afspraak kan niet meer verplaatst worden. Neem direct contact met ons op.',
    'not-started': 'Deze afspraak moet nog plaatsvinden.',
    unconfirmed: 'Bevestig eerst deze afspraak: de link staat in je e-mail.',
  },
  refused: {
    bookingServer: 'Er ging bij ons iets mis. Probeer het opnieuw: je boekt niet dubbel.',
    conflict:
      'Misschien is dit al geboekt. Kijk of er een bevestiging in je e-mail zit voordat je het opnieuw probeert.',
    changed: 'Deze afspraak is intussen gewijzigd. Bekijk de afspraak nog eens voordat je verdergaat.',
    said: 'De server accepteerde dit niet:',
  },

  details: {
    phone: 'Telefoon',
    phoneMissing: 'Vul je telefoonnummer in.',
    choose: 'Kies',
    guests: 'Gasten',
    guest: 'E-mail van gast {number}',
    addGuest: 'Gast toevoegen',
    removeGuest: 'Gast {number} verwijderen',
    remove: 'Verwijderen',
    guestsHint: 'Zij krijgen de uitnodiging ook.',
    guestRemoved: 'Gast verwijderd',
    answerMissing: 'Beantwoord deze vraag.',
    choiceMissing: 'Kies een van deze opties.',
    tickMissing: 'Vink dit aan om verder te gaan.',
    notNumber: 'Vul een getal in, zoals 3 of 2,5.',
    notPhone: 'Vul het telefoonnummer in cijfers in, zoals +31 6 12345678.',
  },
  zone: {
    search: 'Zoek een stad of regio',
    list: 'Tijdzones',
    none: 'Geen tijdzone met die naam',
    changed: 'Nieuwe tijdzone: {zone}',
  },
}

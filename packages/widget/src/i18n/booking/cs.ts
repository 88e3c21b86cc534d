import type { BookingTexts } from './en.js'

export const texts: BookingTexts = {
  details: {
    heading: 'Vaše údaje',
    name: 'Jméno',
    email: 'E-mail',
    notes: 'Poznámka',
    optional: 'nepovinné',
    trap: 'Web',
    book: 'Rezervovat: {weekday} v {time}',
    request: 'Požádat: {weekday} v {time}',
    booking: 'Rezervujeme…',
    requesting: 'Odesíláme…',
    proving: 'Ověřujeme, že nerezervuje robot. Potrvá to pár sekund.',
    nameMissing: 'Zadejte své jméno.',
    emailMissing: 'Zadejte svůj e-mail.',
  },
  emailFaults: {
    'no-at': 'Zkontrolujte e-mail: chybí @.',
    'nothing-before-at': 'Zkontrolujte e-mail: před @ něco chybí.',
    'nothing-after-at': 'Zkontrolujte e-mail: za @ něco chybí.',
    'stray-character': 'Zkontrolujte e-mail: obsahuje nepovolený znak.',
    'stray-dot': 'Zkontrolujte e-mail: podívejte se na tečky před @.',
    'incomplete-domain': 'Zkontrolujte e-mail: část za @ vypadá neúplně.',
  },
  refused: {
    bookingUnsure: 'Server nebyl dostupný. Zkuste to znovu: nerezervujete dvakrát.',
    changeUnsure: 'Server nebyl dostupný. Možná se ještě nic nezměnilo: zkuste to znovu.',
  },
  done: {
    heading: 'Váš termín je rezervován',
    headingPending: 'Žádost přijata',
    onItsWay: 'Potvrzení je na cestě na {email}.',
    onItsWayPending: 'Čas Vám držíme. Zda je potvrzen, se dozvíte na {email}.',
    headingConfirm: 'Podívejte se do e-mailu',
    onItsWayConfirm: 'Čas Vám držíme do: {time}. Potvrďte jej odkazem v e-mailu na {email}.',
    what: 'Služba',
    when: 'Kdy',
    where: 'Kde',
    who: 'U koho',
    price: 'Cena',
    guests: 'Hosté',
    calendar: 'Přidat do kalendáře',
    manage: 'Přesunout nebo zrušit',
    cancel: 'Zrušit termín',
    another: 'Rezervovat další termín',
  },

  time: {
    keep: 'Ponechat {when}',
    changeLabel: 'Změnit čas',
  },
  hold: {
    kept: {
      one: 'Držíme Vám ho ještě minutu',
      few: 'Držíme Vám ho {count} minuty',
      many: 'Držíme Vám ho {count} minuty',
      other: 'Držíme Vám ho {count} minut',
    },
    lapsed: 'Už Vám ho nedržíme; rezervujte, dokud je volný',
  },
  zone: {
    timeIn: '{range}, {zone}',
  },
}

import type { SeldomTexts } from './en.js'

export const texts: SeldomTexts = {
  trouble: {
    server: {
      title: 'Něco se u nás pokazilo',
      advice: 'Nic se neztratilo. Zkuste to za chvíli znovu.',
    },
    tooMany: {
      title: 'To bylo moc najednou',
      advice: 'Chvíli počkejte a zkuste to znovu.',
    },
    waitSeconds: {
      one: 'Počkejte sekundu a zkuste to znovu.',
      few: 'Počkejte {count} sekundy a zkuste to znovu.',
      many: 'Počkejte {count} sekundy a zkuste to znovu.',
      other: 'Počkejte {count} sekund a zkuste to znovu.',
    },
    waitMinutes: {
      one: 'Počkejte minutu a zkuste to znovu.',
      few: 'Počkejte {count} minuty a zkuste to znovu.',
      many: 'Počkejte {count} minuty a zkuste to znovu.',
      other: 'Počkejte {count} minut a zkuste to znovu.',
    },
    unexpected: {
      title: 'Odpověď serveru nejde přečíst',
      advice: 'Zkuste to znovu; pokud to nepomůže, dejte vědět majiteli stránky.',
    },
    insecure: {
      title: 'Na této stránce nelze rezervovat',
      advice: 'Musí běžet přes https. Dejte vědět majiteli stránky.',
    },
    noServer: {
      title: 'Rezervace ještě nejsou připojené',
      advice: 'Majitel stránky musí nastavit adresu rezervačního serveru: <booking-widget server="https://…">.',
    },
    unknownService: {
      title: 'Tuto službu už nelze rezervovat',
      advice: 'Možná se jmenuje jinak, nebo už není.',
    },
    allServices: 'Zobrazit všechny služby',
    unknownStaff: {
      title: 'U této osoby tu nelze rezervovat',
      advice: 'Možná už tuto službu nenabízí.',
    },
    anyStaff: 'Podívat se, kdo má volno',
    noServices: {
      title: 'Zatím tu není co rezervovat',
      advice: 'Vraťte se o něco později.',
    },
    notFound: {
      title: 'Tuto rezervaci nemůžeme najít',
      advice: 'Zkontrolujte, zda je odkaz z e-mailu celý.',
    },
  },
  taken: {
    withAlternatives: 'Tento čas právě někdo obsadil. Tyto jsou blízko:',
    alone: 'Tento čas právě někdo obsadil.',
    chooseAnother: 'Vybrat jiný čas',
  },
  unavailable: {
    'outside-hours': 'Tento čas je mimo otevírací dobu.',
    'off-grid': 'V tento čas termíny nezačínají.',
    'minimum-notice': 'Na tento čas už je pozdě.',
    'booking-window': 'Tento čas je příliš daleko.',
    'cap-reached': 'Tento den je plný.',
    past: 'Tento čas už minul.',
    otherwise: 'Tento čas nelze rezervovat.',
  },
  policy: {
    'cut-off': 'Na změnu je tady už pozdě. Ozvěte se nám přímo.',
    started: 'Tento termín už začal. Ozvěte se nám přímo.',
    closed: 'Tento termín je zrušený nebo už proběhl. Vraťte se a podívejte se na něj.',
    'max-moves': 'Tento termín už nelze přesunout. Ozvěte se nám přímo.',
    'not-started': 'Tento termín ještě neproběhl.',
    unconfirmed: 'Nejprve tento termín potvrďte: odkaz je ve Vašem e-mailu.',
  },
  refused: {
    bookingServer: 'Něco se u nás pokazilo. Zkuste to znovu: nerezervujete dvakrát.',
    conflict: 'Možná už je rezervováno. Než to zkusíte znovu, podívejte se po potvrzení v e-mailu.',
    changed: 'Tento termín se mezitím změnil. Než budete pokračovat, podívejte se na něj znovu.',
    said: 'Server toto nepřijal:',
  },

  details: {
    phone: 'Telefon',
    phoneMissing: 'Zadejte své telefonní číslo.',
    choose: 'Vyberte',
    guests: 'Hosté',
    guest: 'E-mail hosta {number}',
    addGuest: 'Přidat hosta',
    removeGuest: 'Odebrat hosta {number}',
    remove: 'Odebrat',
    guestsHint: 'Pozvánku dostanou také.',
    guestRemoved: 'Host odebrán',
    answerMissing: 'Odpovězte na tuto otázku.',
    choiceMissing: 'Vyberte jednu z možností.',
    tickMissing: 'Pro pokračování zaškrtněte.',
    notNumber: 'Zadejte číslo, třeba 3 nebo 2,5.',
    notPhone: 'Zadejte telefon číslicemi, třeba +420 601 234 567.',
  },
  zone: {
    search: 'Hledejte město nebo oblast',
    list: 'Časová pásma',
    none: 'Žádné pásmo s tímto názvem',
    changed: 'Nové časové pásmo: {zone}',
  },
}

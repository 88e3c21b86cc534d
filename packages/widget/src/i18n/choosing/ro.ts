import type { ChoosingTexts } from './en.js'

export const texts: ChoosingTexts = {
  back: 'Înapoi',
  tryAgain: 'Încercați din nou',
  reload: 'Reîncărcați pagina',
  change: 'Schimbați',
  loading: 'Se încarcă',
  slow: 'Durează mai mult decât de obicei.',
  demo: 'Aceasta este o demonstrație: nimic nu se rezervă cu adevărat.',
  with: 'cu {name}',
  withAnyone: 'cu oricine este liber',
  minutes: '{minutes} min',
  hours: '{hours} h',
  hoursAndMinutes: '{hours} h {minutes} min',
  free: 'Gratuit',
  dateAndTime: '{date}, ora {time}',
  service: 'Alegeți un serviciu',
  staff: {
    heading: 'Alegeți o persoană',
    anyone: 'Oricine',
    anyoneHint: 'Cine este liber la ora dumneavoastră',
    changeLabel: 'Schimbați persoana',
  },
  place: {
    'in-person': 'La fața locului',
    phone: 'Prin telefon',
    video: 'Prin apel video',
    more: '{kind}: {text}',
  },
  time: {
    heading: 'Alegeți o oră',
    howLong: 'Durata',
    seatsLeft: {
      one: 'un loc rămas',
      few: '{count} locuri rămase',
      other: '{count} de locuri rămase',
    },
    previousMonth: 'Luna anterioară',
    nextMonth: 'Luna următoare',
    day: {
      one: '{date}, o oră liberă',
      few: '{date}, {count} ore libere',
      other: '{date}, {count} de ore libere',
    },
    dayFull: '{date}, nicio oră liberă',
    month: {
      one: '{month}, o zi liberă',
      few: '{month}, {count} zile libere',
      other: '{month}, {count} de zile libere',
    },
    monthFull: '{month}, nicio zi liberă',
    morning: 'Dimineața',
    afternoon: 'După-amiaza',
    evening: 'Seara',
    noneInMonth: 'Nicio oră liberă în {month}.',
    none: 'Momentan nu sunt ore libere.',
    lookAgain: 'Verificați din nou',
    nextFree: 'Următoarea zi liberă: {date}',
    keep: 'Păstrați {when}',
    changeLabel: 'Schimbați ora',
  },
  hold: {
    kept: {
      one: 'Păstrată pentru dumneavoastră încă un minut',
      few: 'Păstrată pentru dumneavoastră {count} minute',
      other: 'Păstrată pentru dumneavoastră {count} de minute',
    },
    lapsed: 'Nu mai este păstrată pentru dumneavoastră; rezervați cât este liberă',
  },
  zone: {
    line: 'Fus orar: {zone} ({offset})',
    offsets: '{before}, apoi {after}',
    changeLabel: 'Schimbați fusul orar',
    search: 'Căutați un oraș sau o regiune',
    list: 'Fusuri orare',
    none: 'Niciun fus orar cu acest nume',
    changed: 'Fus orar nou: {zone}',
    timeIn: '{range}, {zone}',
    elsewhere: 'La locul programării: {zone} ({offset}).',
  },
  trouble: {
    offline: {
      title: 'Se pare că sunteți offline',
      advice: 'Verificați conexiunea, apoi încercați din nou.',
    },
    unreachable: {
      title: 'Serverul de programări nu răspunde',
      advice: 'Verificați conexiunea sau încercați din nou peste puțin timp.',
    },
    timeout: {
      title: 'Răspunsul durează prea mult',
      advice: 'Conexiunea sau serverul nostru este lent. Încercați din nou.',
    },
    server: {
      title: 'Ceva nu a mers la noi',
      advice: 'Nu s-a pierdut nimic. Încercați din nou peste puțin timp.',
    },
    tooMany: {
      title: 'Au fost prea multe deodată',
      advice: 'Așteptați puțin, apoi încercați din nou.',
    },
    waitSeconds: {
      one: 'Așteptați o secundă, apoi încercați din nou.',
      few: 'Așteptați {count} secunde, apoi încercați din nou.',
      other: 'Așteptați {count} de secunde, apoi încercați din nou.',
    },
    waitMinutes: {
      one: 'Așteptați un minut, apoi încercați din nou.',
      few: 'Așteptați {count} minute, apoi încercați din nou.',
      other: 'Așteptați {count} de minute, apoi încercați din nou.',
    },
    unexpected: {
      title: 'Răspunsul serverului nu poate fi citit',
      advice: 'Încercați din nou; dacă nu se schimbă, anunțați proprietarul paginii.',
    },
    insecure: {
      title: 'Pe această pagină nu se pot face programări',
      advice: 'Trebuie servită prin https. Anunțați proprietarul paginii.',
    },
    noServer: {
      title: 'Programările nu sunt încă conectate',
      advice:
        'Proprietarul paginii trebuie să indice adresa serverului de programări: <booking-widget server="https://…">.',
    },
    unknownService: {
      title: 'Acest serviciu nu mai poate fi rezervat',
      advice: 'Poate are alt nume sau nu mai există.',
    },
    allServices: 'Vedeți toate serviciile',
    unknownStaff: {
      title: 'La această persoană nu se pot face programări aici',
      advice: 'Poate nu mai oferă acest serviciu.',
    },
    anyStaff: 'Vedeți cine este liber',
    noServices: {
      title: 'Aici nu este încă nimic de rezervat',
      advice: 'Reveniți puțin mai târziu.',
    },
    notFound: {
      title: 'Nu găsim această programare',
      advice: 'Verificați dacă linkul din e-mail este complet.',
    },
  },
}

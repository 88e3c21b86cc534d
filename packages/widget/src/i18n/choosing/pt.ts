import type { ChoosingTexts } from './en.js'

export const texts: ChoosingTexts = {
  back: 'Voltar',
  tryAgain: 'Tentar de novo',
  reload: 'Recarregar a página',
  change: 'Alterar',
  loading: 'A carregar',
  slow: 'Está a demorar mais do que o habitual.',
  demo: 'Isto é uma demonstração: nada fica mesmo marcado.',
  with: 'com {name}',
  withAnyone: 'com quem estiver livre',
  minutes: '{minutes} min',
  hours: '{hours} h',
  hoursAndMinutes: '{hours} h {minutes} min',
  free: 'Grátis',
  dateAndTime: '{date} às {time}',
  service: 'Escolha um serviço',
  staff: {
    heading: 'Escolha uma pessoa',
    anyone: 'Qualquer pessoa',
    anyoneHint: 'Quem estiver livre à sua hora',
    changeLabel: 'Mudar de pessoa',
  },
  place: {
    'in-person': 'Presencial',
    phone: 'Por telefone',
    video: 'Por videochamada',
    more: '{kind}: {text}',
  },
  time: {
    heading: 'Escolha uma hora',
    howLong: 'Duração',
    seatsLeft: {
      one: 'resta {count} lugar',
      other: 'restam {count} lugares',
    },
    previousMonth: 'Mês anterior',
    nextMonth: 'Mês seguinte',
    day: {
      one: '{date}, {count} hora livre',
      other: '{date}, {count} horas livres',
    },
    dayFull: '{date}, sem horas livres',
    month: {
      one: '{month}, {count} dia livre',
      other: '{month}, {count} dias livres',
    },
    monthFull: '{month}, sem dias livres',
    morning: 'Manhã',
    afternoon: 'Tarde',
    evening: 'Noite',
    noneInMonth: 'Não há horas livres em {month}.',
    none: 'De momento não há horas livres.',
    lookAgain: 'Ver novamente',
    nextFree: 'Próximo dia livre: {date}',
  },
  zone: {
    line: 'Fuso horário: {zone} ({offset})',
    offsets: '{before}, depois {after}',
    changeLabel: 'Alterar o fuso horário',
    elsewhere: 'No local da marcação: {zone} ({offset}).',
  },
  trouble: {
    offline: {
      title: 'Parece estar sem ligação',
      advice: 'Verifique a ligação e tente de novo.',
    },
    unreachable: {
      title: 'Não conseguimos chegar ao servidor de marcações',
      advice: 'Verifique a ligação ou tente de novo dentro de momentos.',
    },
    timeout: {
      title: 'A resposta está a demorar demasiado',
      advice: 'A ligação ou o nosso servidor está lento. Tente de novo.',
    },
  },
}

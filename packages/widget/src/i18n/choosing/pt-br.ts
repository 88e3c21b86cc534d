import type { ChoosingTexts } from './en.js'

export const texts: ChoosingTexts = {
  back: 'Voltar',
  tryAgain: 'Tentar novamente',
  reload: 'Recarregar a página',
  change: 'Alterar',
  loading: 'Carregando',
  slow: 'Está demorando mais que o normal.',
  demo: 'Isto é uma demonstração: nada é agendado de verdade.',
  with: 'com {name}',
  withAnyone: 'com quem estiver livre',
  minutes: '{minutes} min',
  hours: '{hours} h',
  hoursAndMinutes: '{hours} h {minutes} min',
  free: 'Grátis',
  dateAndTime: '{date} às {time}',
  service: 'Escolha um serviço',
  staff: {
    heading: 'Escolha um profissional',
    anyone: 'Qualquer um',
    anyoneHint: 'Quem estiver livre no seu horário',
    changeLabel: 'Trocar de profissional',
  },
  place: {
    'in-person': 'Presencial',
    phone: 'Por telefone',
    video: 'Por videochamada',
    more: '{kind}: {text}',
  },
  time: {
    heading: 'Escolha um horário',
    howLong: 'Duração',
    seatsLeft: {
      one: 'resta {count} vaga',
      other: 'restam {count} vagas',
    },
    previousMonth: 'Mês anterior',
    nextMonth: 'Próximo mês',
    day: {
      one: '{date}, {count} horário livre',
      other: '{date}, {count} horários livres',
    },
    dayFull: '{date}, sem horários livres',
    month: {
      one: '{month}, {count} dia livre',
      other: '{month}, {count} dias livres',
    },
    monthFull: '{month}, sem dias livres',
    morning: 'Manhã',
    afternoon: 'Tarde',
    evening: 'Noite',
    noneInMonth: 'Não há horários livres em {month}.',
    none: 'No momento não há horários livres.',
    lookAgain: 'Ver novamente',
    nextFree: 'Próximo dia livre: {date}',
  },
  zone: {
    line: 'Fuso horário: {zone} ({offset})',
    offsets: '{before}, depois {after}',
    changeLabel: 'Alterar o fuso horário',
    elsewhere: 'No local do atendimento: {zone} ({offset}).',
  },
  trouble: {
    offline: {
      title: 'Parece que você está sem conexão',
      advice: 'Verifique sua conexão e tente novamente.',
    },
    unreachable: {
      title: 'Não conseguimos acessar o servidor de agendamento',
      advice: 'Verifique sua conexão ou tente novamente em instantes.',
    },
    timeout: {
      title: 'A resposta está demorando demais',
      advice: 'Sua conexão ou nosso servidor está lento. Tente novamente.',
    },
  },
}

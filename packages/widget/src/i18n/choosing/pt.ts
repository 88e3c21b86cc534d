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
    keep: 'Manter {when}',
    changeLabel: 'Alterar a hora',
  },
  hold: {
    kept: {
      one: 'Reservada para si por mais um minuto',
      other: 'Reservada para si por {count} minutos',
    },
    lapsed: 'Já não está reservada para si; marque enquanto está livre',
  },
  zone: {
    line: 'Fuso horário: {zone} ({offset})',
    offsets: '{before}, depois {after}',
    changeLabel: 'Alterar o fuso horário',
    search: 'Procure uma cidade ou região',
    list: 'Fusos horários',
    none: 'Nenhum fuso horário com esse nome',
    changed: 'Novo fuso horário: {zone}',
    timeIn: '{range}, {zone}',
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
    server: {
      title: 'Algo correu mal do nosso lado',
      advice: 'Nada se perdeu. Tente de novo dentro de momentos.',
    },
    tooMany: {
      title: 'Foi muito de uma só vez',
      advice: 'Aguarde um momento e tente de novo.',
    },
    waitSeconds: {
      one: 'Aguarde um segundo e tente de novo.',
      other: 'Aguarde {count} segundos e tente de novo.',
    },
    waitMinutes: {
      one: 'Aguarde um minuto e tente de novo.',
      other: 'Aguarde {count} minutos e tente de novo.',
    },
    unexpected: {
      title: 'Não conseguimos ler a resposta do servidor',
      advice: 'Tente de novo; se continuar assim, avise o responsável por esta página.',
    },
    insecure: {
      title: 'Esta página não permite marcações',
      advice: 'Tem de ser servida por https. Avise o responsável por esta página.',
    },
    noServer: {
      title: 'As marcações ainda não estão ligadas',
      advice:
        'O responsável por esta página tem de indicar o endereço do servidor de marcações: <booking-widget server="https://…">.',
    },
    unknownService: {
      title: 'Este serviço já não pode ser marcado',
      advice: 'Talvez tenha outro nome ou já não exista.',
    },
    allServices: 'Ver todos os serviços',
    unknownStaff: {
      title: 'Esta pessoa não pode ser marcada aqui',
      advice: 'Talvez já não faça este serviço.',
    },
    anyStaff: 'Ver quem está livre',
    noServices: {
      title: 'Ainda não há nada para marcar aqui',
      advice: 'Volte um pouco mais tarde.',
    },
    notFound: {
      title: 'Não encontramos esta marcação',
      advice: 'Verifique se o link do seu e-mail está completo.',
    },
  },
}
